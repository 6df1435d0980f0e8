package io.mimodata.dedup.spark;

import org.apache.spark.Partitioner;

/** Sends a record to the partition that its key is the number of, modulo their count. */
final class NumberedPartitioner extends Partitioner {
  private static final long serialVersionUID = 1L;

  private final int partitions;

  NumberedPartitioner(int partitions) {
    this.partitions = partitions;
  }

  @Override
  public int numPartitions() {
    return partitions;
  }

  @Override
  public int getPartition(Object key) {
    return (int) key % partitions;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof NumberedPartitioner that && that.partitions == partitions;
  }

  @Override
  public int hashCode() {
    return partitions;
  }
}
