package io.mimodata.dedup.shingle;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.HexFormat;

/**
 * A text without the differences that exact deduplication looks past: Unicode composition (NFC),
 * letter case, the kind and amount of white space, and invisible format characters such as soft
 * hyphens and byte order marks.
 *
 * <p>Punctuation and digits stay: {@code x^2+1} and {@code x^2-1} are different texts.
 */
public final class NormalizedText {
  private NormalizedText() {}

  /** Returns the normalised text. */
  public static String of(String text) {
    String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
    StringBuilder out = new StringBuilder(composed.length());
    boolean space = false;
    for (int i = 0; i < composed.length(); ) {
      int c = composed.codePointAt(i);
      i += Character.charCount(c);
      if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
        space = true;
      } else if (Character.getType(c) != Character.FORMAT) {
        if (space && out.length() > 0) {
          out.append(' ');
        }
        space = false;
        out.appendCodePoint(Character.toLowerCase(c));
      }
    }
    return out.toString();
  }

  /** Returns the first 128 bits of the SHA-256 of a normalised text, as 32 hexadecimal digits. */
  public static String hash(String normalizedText) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(normalizedText.getBytes(UTF_8));
      return HexFormat.of().formatHex(digest, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
