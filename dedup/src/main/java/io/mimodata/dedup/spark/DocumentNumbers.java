package io.mimodata.dedup.spark;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Numbers the documents of a corpus from zero, partition by partition and in the order of their
 * rows; after those of earlier dumps, if there are any. The number of a document depends on the
 * partitioning; what is decided over it must not.
 */
public final class DocumentNumbers implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Number of the first document of each partition, and that of the document after the last. */
  private final long[] starts;

  private final int earlier;

  /**
   * @param sizes documents of each partition
   */
  public DocumentNumbers(List<Long> sizes) {
    this(List.of(), sizes);
  }

  /**
   * @param earlierSizes documents of each partition of earlier dumps
   * @param sizes documents of each partition of the corpus
   */
  public DocumentNumbers(List<Long> earlierSizes, List<Long> sizes) {
    earlier = earlierSizes.size();
    starts = new long[earlier + sizes.size() + 1];
    for (int i = 0; i < starts.length - 1; i++) {
      long size = i < earlier ? earlierSizes.get(i) : sizes.get(i - earlier);
      starts[i + 1] = starts[i] + size;
    }
  }

  /** Partitions of earlier dumps and of the corpus, in this order. */
  public int partitions() {
    return starts.length - 1;
  }

  /** Partitions of earlier dumps. */
  public int earlierPartitions() {
    return earlier;
  }

  /** Documents of each partition of the corpus. */
  List<Long> sizes() {
    List<Long> sizes = new ArrayList<>();
    for (int i = earlier; i < partitions(); i++) {
      sizes.add(starts[i + 1] - starts[i]);
    }
    return sizes;
  }

  /** Documents of the corpus. */
  public long documents() {
    return starts[partitions()] - starts[earlier];
  }

  /** The number of a partition's first document. */
  long start(int partition) {
    return starts[partition];
  }

  int partitionOf(long document) {
    int found = Arrays.binarySearch(starts, document);
    if (found < 0) {
      return -found - 2;
    }
    // Empty partitions start where the next one does.
    int last = found;
    while (starts[last + 1] == document) {
      last++;
    }
    return last;
  }
}
