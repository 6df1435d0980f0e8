package io.mimodata.mixture.spark;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Where the last answer of a document with messages begins in its text. */
final class AnswerPlace {
  private static final int PROBE = 64;

  private AnswerPlace() {}

  /**
   * Returns the place of an answer, which a stage before may have changed a little: that of its
   * first characters, the last time that they occur.
   *
   * @return in bytes; 0 if the answer is not in the text, so that all of it is learned
   */
  static int of(byte[] text, String answer) {
    byte[] wanted = answer.strip().getBytes(UTF_8);
    if (wanted.length == 0) {
      return text.length;
    }
    int whole = lastIndexOf(text, wanted, wanted.length);
    int found = whole >= 0 ? whole : lastIndexOf(text, wanted, Math.min(PROBE, wanted.length));
    return Math.max(0, found);
  }

  private static int lastIndexOf(byte[] text, byte[] wanted, int length) {
    for (int at = text.length - length; at >= 0; at--) {
      int same = 0;
      while (same < length && text[at + same] == wanted[same]) {
        same++;
      }
      if (same == length) {
        return at;
      }
    }
    return -1;
  }
}
