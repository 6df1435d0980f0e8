package io.mimodata.synthgen.mimo.batch;

import java.util.List;

/**
 * Gives a text on piece by piece, but for what may be the beginning of a stop string. Not
 * thread-safe.
 */
final class StopStrings {
  private final List<String> stops;
  private final StringBuilder held = new StringBuilder();
  private boolean stopped;

  StopStrings(List<String> stops) {
    this.stops = stops;
  }

  /** Takes a piece; returns what can be given on. */
  String append(String piece) {
    held.append(piece);
    int first = -1;
    for (String stop : stops) {
      int at = held.indexOf(stop);
      if (at >= 0 && (first < 0 || at < first)) {
        first = at;
      }
    }
    stopped = first >= 0;
    int given = stopped ? first : held.length() - beginning();
    String text = held.substring(0, given);
    held.delete(0, given);
    return text;
  }

  /** Whether a stop string came; then nothing may be appended any more. */
  boolean stopped() {
    return stopped;
  }

  /** What was held back, at the end of a text that no stop string ended. */
  String rest() {
    return stopped ? "" : held.toString();
  }

  /** Characters at the end that begin a stop string. */
  private int beginning() {
    int longest = 0;
    for (String stop : stops) {
      for (int length = Math.min(stop.length() - 1, held.length()); length > longest; length--) {
        if (held.substring(held.length() - length).equals(stop.substring(0, length))) {
          longest = length;
        }
      }
    }
    return longest;
  }
}
