package io.mimodata.mixture.pack;

/**
 * A part of a document, mostly all of it, that stands in a row.
 *
 * @param document of which it is a part
 * @param number of the document in its shard, from 0
 * @param from its first id in the document
 * @param length in ids, at least 1
 */
public record Segment(TokenDocument document, long number, int from, int length) {
  /** The id at a place of the segment. */
  public int token(int at) {
    return document.token(from + at);
  }

  /** How many of the first ids the loss leaves out. */
  public int unlearned() {
    return Math.max(0, Math.min(length, document.unlearned() - from));
  }
}
