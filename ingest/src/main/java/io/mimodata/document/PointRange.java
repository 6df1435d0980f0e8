package io.mimodata.document;

/**
 * A part of a text.
 *
 * @param start in Unicode code points
 * @param end after its last one
 */
public record PointRange(int start, int end) {}
