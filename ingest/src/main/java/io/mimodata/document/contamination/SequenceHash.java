package io.mimodata.document.contamination;

/**
 * Sums by which sequences of words are hashed: of a sequence's words w₁ … w_k, Σ wᵢ·Bᵏ⁻ⁱ, so that
 * the sum of a part follows from two sums.
 */
final class SequenceHash {
  private static final long BASE = 0xD1342543DE82EF95L;

  private SequenceHash() {}

  /** The sum of a sequence with one more word. */
  static long append(long sum, long word) {
    return sum * BASE + word;
  }

  /** What the sum of a sequence is multiplied by when so many words follow. */
  static long power(int words) {
    long power = 1;
    for (int i = 0; i < words; i++) {
      power *= BASE;
    }
    return power;
  }
}
