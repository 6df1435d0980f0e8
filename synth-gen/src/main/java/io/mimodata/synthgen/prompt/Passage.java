package io.mimodata.synthgen.prompt;

/** The part of a long text that a prompt quotes. */
final class Passage {
  private Passage() {}

  /**
   * Returns the text, or as much of its beginning as the limit allows: up to the last paragraph
   * break in the limit's second half, else the last line break there, else the limit. A fenced
   * block that the cut would open and not close is left out as well, unless nothing else is there.
   *
   * @param limit in {@code char}s
   */
  static String cut(String text, int limit) {
    if (text.length() <= limit) {
      return text;
    }
    int end = text.lastIndexOf("\n\n", limit);
    if (end < limit / 2) {
      end = text.lastIndexOf('\n', limit);
    }
    if (end < limit / 2) {
      end = Character.isHighSurrogate(text.charAt(limit - 1)) ? limit - 1 : limit;
    }
    String kept = text.substring(0, end);
    int open = openFence(kept);
    return (open > 0 ? kept.substring(0, open) : kept).stripTrailing();
  }

  /** Where the fenced block starts that the text leaves open, or -1. */
  private static int openFence(String text) {
    int open = -1;
    int start = 0;
    while (start < text.length()) {
      if (text.startsWith("```", start)) {
        open = open < 0 ? start : -1;
      }
      int newline = text.indexOf('\n', start);
      if (newline < 0) {
        break;
      }
      start = newline + 1;
    }
    return open;
  }
}
