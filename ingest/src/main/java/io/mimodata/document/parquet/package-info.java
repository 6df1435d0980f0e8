/** Parquet files whose bytes depend on their rows alone. */
package io.mimodata.document.parquet;
