/**
 * WARC files: boundaries of records that a slice can begin at, records one after another with
 * damage between them, and the documents that records hold.
 */
package io.mimodata.ingest.warc;
