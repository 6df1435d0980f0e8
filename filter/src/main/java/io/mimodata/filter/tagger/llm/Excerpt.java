package io.mimodata.filter.tagger.llm;

/**
 * What a model sees of a text: all of it, or its beginning, its middle and its end. Tokens are
 * counted as one for three bytes of UTF-8, begun ones included: tokenizers of language models need
 * no more for prose, code and Chinese.
 */
public final class Excerpt {
  private static final int BYTES_PER_TOKEN = 3;
  private static final String GAP = "\n\n[...]\n\n";

  private Excerpt() {}

  /** Half of the tokens go to the beginning, a quarter each to the middle and the end. */
  public static String of(String text, int tokens) {
    long room = (long) tokens * BYTES_PER_TOKEN;
    if (bytes(text, room) <= room) {
      return text;
    }
    int head = forwards(text, 0, room / 2);
    int tail = backwards(text, text.length(), room / 4);
    int middle = Math.max(head, backwards(text, whole(text, text.length() / 2), room / 8));
    int middleEnd = Math.min(tail, forwards(text, middle, room / 4));
    return text.substring(0, head)
        + GAP
        + text.substring(middle, Math.max(middle, middleEnd))
        + GAP
        + text.substring(tail);
  }

  /** Bytes of the text in UTF-8; counting ends beyond the most. */
  private static long bytes(String text, long most) {
    long bytes = 0;
    for (int i = 0; i < text.length() && bytes <= most; ) {
      int codePoint = text.codePointAt(i);
      bytes += bytes(codePoint);
      i += Character.charCount(codePoint);
    }
    return bytes;
  }

  private static int bytes(int codePoint) {
    return codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;
  }

  /** The last place up to which the text takes no more than the bytes. */
  private static int forwards(String text, int from, long bytes) {
    int at = from;
    long left = bytes;
    while (at < text.length()) {
      int codePoint = text.codePointAt(at);
      left -= bytes(codePoint);
      if (left < 0) {
        break;
      }
      at += Character.charCount(codePoint);
    }
    return at;
  }

  private static int backwards(String text, int from, long bytes) {
    int at = from;
    long left = bytes;
    while (at > 0) {
      int codePoint = text.codePointBefore(at);
      left -= bytes(codePoint);
      if (left < 0) {
        break;
      }
      at -= Character.charCount(codePoint);
    }
    return at;
  }

  /** A place that is not within a pair of surrogates. */
  private static int whole(String text, int at) {
    boolean within =
        at > 0
            && at < text.length()
            && Character.isLowSurrogate(text.charAt(at))
            && Character.isHighSurrogate(text.charAt(at - 1));
    return within ? at + 1 : at;
  }
}
