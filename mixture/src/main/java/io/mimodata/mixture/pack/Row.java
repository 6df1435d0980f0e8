package io.mimodata.mixture.pack;

import java.util.List;

/**
 * What a trainer reads as one sequence.
 *
 * @param segments in order, at least one
 * @param padding ids behind them that stand for nothing
 */
public record Row(List<Segment> segments, int padding) {
  public Row {
    segments = List.copyOf(segments);
  }

  /** Number of ids, padding included. */
  public int length() {
    int length = padding;
    for (Segment segment : segments) {
      length += segment.length();
    }
    return length;
  }
}
