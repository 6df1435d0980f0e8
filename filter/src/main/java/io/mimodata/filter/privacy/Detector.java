package io.mimodata.filter.privacy;

/**
 * Looks closely at a place where a character was seen that something private has. Reads a bounded
 * number of characters around it. Immutable and thread-safe.
 */
interface Detector {
  /**
   * Looks and notes what is private.
   *
   * @param at place of the character
   * @return where to look on, after {@code at}
   */
  int detect(Findings found, int at);
}
