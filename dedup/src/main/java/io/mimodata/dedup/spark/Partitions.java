package io.mimodata.dedup.spark;

import java.io.Serializable;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.rdd.PartitionPruningRDD;
import org.apache.spark.rdd.RDD;
import scala.Function1;

/** Some of the partitions of a distributed collection. */
final class Partitions {
  private Partitions() {}

  /** Says which partitions are wanted, by their numbers. */
  @FunctionalInterface
  interface Filter extends Serializable {
    boolean wants(int partition);
  }

  /** The partitions that are wanted, in their order; the others are not computed. */
  static <T> JavaRDD<T> of(JavaRDD<T> partitions, Filter filter) {
    RDD<T> all = partitions.rdd();
    Function1<Object, Object> scalaFilter =
        (Function1<Object, Object> & Serializable) partition -> filter.wants((int) partition);
    return new PartitionPruningRDD<>(all, scalaFilter, all.elementClassTag()).toJavaRDD();
  }
}
