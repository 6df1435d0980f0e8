package io.mimodata.ingest;

import java.io.Serializable;
import java.util.List;

/**
 * What is read in one go: a slice of a large file, or several small files.
 *
 * @param index position in the plan
 * @param slices in the order in which they are read
 */
public record IngestTask(int index, List<FileSlice> slices) implements Serializable {
  public IngestTask {
    slices = List.copyOf(slices);
  }

  /** Bytes of input in this task. */
  public long bytes() {
    return slices.stream().mapToLong(FileSlice::bytes).sum();
  }
}
