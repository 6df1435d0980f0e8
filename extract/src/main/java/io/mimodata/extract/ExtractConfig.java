package io.mimodata.extract;

import java.io.Serializable;

/**
 * Limits on the work for one document.
 *
 * @param timeoutMillis time that one document may take, at least 1
 * @param maxContentBytes size of the largest document that is tried, at least 1; memory in use is a
 *     small multiple of it for each task
 */
public record ExtractConfig(long timeoutMillis, long maxContentBytes) implements Serializable {
  public ExtractConfig {
    if (timeoutMillis < 1) {
      throw new IllegalArgumentException(
          "extract.timeoutMillis must be at least 1, cannot be: " + timeoutMillis);
    }
    if (maxContentBytes < 1) {
      throw new IllegalArgumentException(
          "extract.maxContentBytes must be at least 1, cannot be: " + maxContentBytes);
    }
  }

  /** 30 seconds and 32 MiB. */
  public static ExtractConfig defaults() {
    return new ExtractConfig(30_000, 32L << 20);
  }
}
