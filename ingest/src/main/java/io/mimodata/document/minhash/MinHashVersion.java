package io.mimodata.document.minhash;

/** The definitions of MinHash there are. A published version keeps its meaning for ever. */
public enum MinHashVersion {
  /** One affine permutation of the 32-bit integers for each value; see {@link MinHashV1}. */
  V1;

  /**
   * Returns the hasher of this version.
   *
   * @param size values in a signature, at least 1
   * @param seed of the family of hash functions
   */
  public MinHash hasher(int size, long seed) {
    return switch (this) {
      case V1 -> new MinHashV1(size, seed);
    };
  }
}
