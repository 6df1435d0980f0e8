/** The canonical form of URLs. */
package io.mimodata.ingest.url;
