/**
 * Turns sources into raw documents: what a source is, the plan that cuts its files into tasks, and
 * the reading of one task. One package for each kind of file: {@code warc}, {@code rows} (JSONL and
 * Parquet), {@code content} (what the bytes of a document are). Nothing here knows Spark.
 */
package io.mimodata.ingest;
