package io.mimodata.dedup;

import java.io.Serializable;

/**
 * All that deduplication knows of a document's text.
 *
 * @param length of the text in Unicode code points
 * @param textHash 128-bit hash of the normalised text in hexadecimal; null if that level is off
 * @param signature MinHash signature of the text's shingles; null if that level is off
 */
@SuppressWarnings(
    "ArrayRecordComponent") // a value to be written to a column at once, never compared
public record DocumentFingerprint(int length, String textHash, int[] signature)
    implements Serializable {}
