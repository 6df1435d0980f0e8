package io.mimodata.dedup.fingerprint;

/**
 * All that deduplication knows of a document's text.
 *
 * @param length of the text in Unicode code points
 * @param textHash 128-bit hash of the normalised text, two numbers; null if that level is off
 * @param signature MinHash signature of the text's shingles; null if that level is off
 * @param sketch of the set of shingles; null if that level is off
 * @param shingles in that set
 */
@SuppressWarnings(
    "ArrayRecordComponent") // a value to be written to columns at once, never compared
public record DocumentFingerprint(
    int length, long[] textHash, int[] signature, long[] sketch, int shingles) {}
