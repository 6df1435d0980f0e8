package io.mimodata.ingest;

import java.io.Serializable;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * Limits and sizes of ingest.
 *
 * @param maxContentBytes a larger document is not read; at least 1 and below 1 GiB, as several
 *     copies of one document are in memory at a time
 * @param sliceBytes bytes of input a task reads, as far as formats allow; at least 1
 * @param filesPerTask largest number of small files that one task reads; at least 1
 * @param mediaTypes media types that extractors read, in lower case; {@code text/x-*} stands for
 *     all that start with {@code text/x-}
 */
public record IngestConfig(
    long maxContentBytes, long sliceBytes, int filesPerTask, Set<String> mediaTypes)
    implements Serializable {
  private static final long MIB = 1L << 20;
  private static final long CONTENT_BYTES_BOUND = 1024 * MIB;

  public IngestConfig {
    requireAtLeastOne("maxContentBytes", maxContentBytes);
    requireAtLeastOne("sliceBytes", sliceBytes);
    requireAtLeastOne("filesPerTask", filesPerTask);
    if (maxContentBytes >= CONTENT_BYTES_BOUND) {
      throw new IllegalArgumentException(
          "maxContentBytes must be below %d, cannot be: %d"
              .formatted(CONTENT_BYTES_BOUND, maxContentBytes));
    }
    mediaTypes = Collections.unmodifiableSet(new TreeSet<>(mediaTypes));
  }

  /** 64 MiB a document, 64 MiB and at most 1,000 files a task; HTML, PDF, text and source code. */
  public static IngestConfig defaults() {
    return new IngestConfig(
        64 * MIB,
        64 * MIB,
        1000,
        Set.of(
            "text/html",
            "application/xhtml+xml",
            "application/pdf",
            "text/plain",
            "text/markdown",
            "text/x-*"));
  }

  private static void requireAtLeastOne(String name, long value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " must be at least 1, cannot be: " + value);
    }
  }
}
