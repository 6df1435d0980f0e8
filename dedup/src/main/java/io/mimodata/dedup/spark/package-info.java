/** Deduplication over a corpus: {@link io.mimodata.dedup.spark.DedupStage}. */
package io.mimodata.dedup.spark;
