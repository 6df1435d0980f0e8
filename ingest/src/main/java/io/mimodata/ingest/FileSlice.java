package io.mimodata.ingest;

import java.io.Serializable;

/**
 * The part of a file that a task reads: the records that start in it, wherever they end.
 *
 * @param file the file
 * @param start first byte
 * @param end byte after the last
 */
public record FileSlice(InputFile file, long start, long end) implements Serializable {
  /** The whole of a file. */
  static FileSlice whole(InputFile file) {
    return new FileSlice(file, 0, file.bytes());
  }

  long bytes() {
    return end - start;
  }
}
