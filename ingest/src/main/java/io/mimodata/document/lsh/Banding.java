package io.mimodata.document.lsh;

import io.mimodata.document.WordHash;
import java.io.Serializable;

/**
 * Cuts a signature into bands. Two documents become a candidate pair when all values of at least
 * one band agree, which they do with {@link #probability}: an S-curve over their similarity.
 *
 * <p>Source: J. Leskovec, A. Rajaraman, J. Ullman, "Mining of Massive Datasets", section 3.4.
 *
 * @param bands number of bands
 * @param rows values in a band
 */
public record Banding(int bands, int rows) implements Serializable {
  public Banding {
    if (bands < 1 || rows < 1) {
      throw new IllegalArgumentException(
          "bands and rows must be at least 1, cannot be: %d and %d".formatted(bands, rows));
    }
  }

  /** Values of the signature that this banding needs. */
  public int signatureSize() {
    return bands * rows;
  }

  /** Returns the key of each band's bucket; see {@link #bucketKeys(int[], long[], int)}. */
  public long[] bucketKeys(int[] signature) {
    long[] keys = new long[bands];
    bucketKeys(signature, keys, 0);
    return keys;
  }

  /**
   * Writes the key of each band's bucket. Keys of different bands differ, so that all bands can
   * share one table; different bands of values share a key with a chance of 2^-64.
   *
   * @param target takes them from the index {@code from} on
   */
  public void bucketKeys(int[] signature, long[] target, int from) {
    if (signature.length != signatureSize()) {
      throw new IllegalArgumentException(
          "The signature must have %d values, cannot have: %d"
              .formatted(signatureSize(), signature.length));
    }
    for (int band = 0; band < bands; band++) {
      long key = WordHash.finish(band + 1L);
      for (int row = 0; row < rows; row++) {
        key = WordHash.finish(key ^ signature[band * rows + row]);
      }
      target[from + band] = key;
    }
  }

  /**
   * Returns the chance that two documents share a bucket: {@code 1 - (1 - j^rows)^bands}.
   *
   * @param jaccard similarity of the documents, 0 to 1
   */
  public double probability(double jaccard) {
    return 1 - Math.pow(1 - Math.pow(jaccard, rows), bands);
  }
}
