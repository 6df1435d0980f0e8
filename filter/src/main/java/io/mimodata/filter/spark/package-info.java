/** The filter over a corpus: {@link io.mimodata.filter.spark.FilterStage}. */
package io.mimodata.filter.spark;
