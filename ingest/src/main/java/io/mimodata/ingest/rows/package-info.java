/** Files of rows with named fields: JSON Lines and Parquet. */
package io.mimodata.ingest.rows;
