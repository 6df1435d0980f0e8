/**
 * Removal of duplicates by URL, by exact text and by MinHash. {@link io.mimodata.dedup.DedupConfig}
 * says how, {@code io.mimodata.dedup.spark.DedupStage} runs it over a corpus; the other packages
 * are the parts, each usable alone and without Spark.
 */
package io.mimodata.dedup;
