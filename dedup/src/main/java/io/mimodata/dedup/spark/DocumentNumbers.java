package io.mimodata.dedup.spark;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;

/**
 * Numbers the documents of a corpus from zero, partition by partition and in the order of their
 * rows. The number of a document depends on the partitioning; what is decided over it must not.
 */
public final class DocumentNumbers implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Number of the first document of each partition, and that of the document after the last. */
  private final long[] starts;

  /**
   * @param sizes documents of each partition
   */
  public DocumentNumbers(List<Long> sizes) {
    starts = new long[sizes.size() + 1];
    for (int i = 0; i < sizes.size(); i++) {
      starts[i + 1] = starts[i] + sizes.get(i);
    }
  }

  public int partitions() {
    return starts.length - 1;
  }

  public long documents() {
    return starts[partitions()];
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
