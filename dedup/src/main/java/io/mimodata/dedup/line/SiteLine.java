package io.mimodata.dedup.line;

/**
 * A line of a text that may be furniture of its site.
 *
 * @param number of the line in the text, from zero on
 * @param key the same for equal lines, but for case, white space and Unicode composition, of one
 *     site
 */
public record SiteLine(int number, long key) {}
