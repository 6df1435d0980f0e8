package io.mimodata.synthgen.gate;

import io.mimodata.document.shingle.ShingleSet;
import java.io.Serializable;

/**
 * What of a text is compared with others. Arrays are not copied: treat them as immutable.
 *
 * @param exactKey 32 hexadecimal digits; equal for texts that differ in letter case, white space
 *     and Unicode composition alone
 * @param bucketKeys of the bands: texts that have none in common aren't compared
 * @param shingles hashes of the word n-grams, in order and each once
 * @param numbers hash of all numbers in the text, in their order, without one that numbers the text
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Fingerprint(String exactKey, long[] bucketKeys, int[] shingles, long numbers)
    implements Serializable {
  /** The Jaccard similarity of two texts' shingles, 0 to 1. */
  public double similarity(Fingerprint other) {
    return ShingleSet.similarity(shingles, other.shingles);
  }
}
