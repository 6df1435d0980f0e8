package io.mimodata.synthgen.judge;

/** The beginning of a text, for people. */
final class Excerpt {
  private Excerpt() {}

  /** Returns a text of no more characters than that, and never half of one. */
  static String of(String text, int longest) {
    if (text.codePointCount(0, Math.min(text.length(), 2 * longest + 2)) <= longest) {
      return text;
    }
    return text.substring(0, text.offsetByCodePoints(0, longest)) + "…";
  }
}
