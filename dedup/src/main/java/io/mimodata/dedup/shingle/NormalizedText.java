package io.mimodata.dedup.shingle;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.text.Normalizer;
import org.apache.datasketches.hash.MurmurHash3;

/**
 * Reads texts without the differences that exact deduplication looks past: Unicode composition
 * (NFC), letter case, the kind and amount of white space, and invisible format characters such as
 * soft hyphens and byte order marks.
 *
 * <p>Punctuation and digits stay: {@code x^2+1} and {@code x^2-1} are different texts. Not
 * thread-safe: one reader, one thread, many texts.
 */
public final class NormalizedText extends Utf8Reader {
  private static final long SEED = 0;

  /** For each character of ASCII what it becomes; 0 for none, a space for white space. */
  private static final byte[] ASCII = new byte[0x80];

  static {
    for (int c = 0; c < ASCII.length; c++) {
      ASCII[c] = (byte) (Character.isWhitespace(c) ? ' ' : Character.toLowerCase(c));
    }
  }

  private byte[] bytes = new byte[1024];
  private int size;
  private boolean space;

  public NormalizedText() {
    super(Normalizer.Form.NFC);
  }

  /** Reads a text in UTF-8. */
  public void read(byte[] utf8) {
    start(utf8.length);
    if (!readEach(utf8)) {
      String composed = Normalizer.normalize(new String(utf8, UTF_8), Normalizer.Form.NFC);
      start(3 * composed.length());
      for (int i = 0; i < composed.length(); ) {
        int c = composed.codePointAt(i);
        i += Character.charCount(c);
        add(c);
      }
    }
  }

  /** The text that was read last, normalised. */
  String text() {
    return new String(bytes, 0, size, UTF_8);
  }

  /** The 128 bits of MurmurHash3 (x64, seed 0) of the normalised text, as two numbers. */
  public long[] hash() {
    return MurmurHash3.hash(bytes, 0, size, SEED);
  }

  private void start(int length) {
    size = 0;
    space = false;
    // A lower-case letter may be a byte longer, and a space comes before it.
    int most = 2 * length + 8;
    if (bytes.length < most) {
      bytes = new byte[most + most / 2];
    }
  }

  @Override
  int readAscii(byte[] utf8, int from) {
    int i = from;
    int to = size;
    boolean wasSpace = space;
    while (i < utf8.length && utf8[i] >= 0) {
      byte c = ASCII[utf8[i++]];
      if (c == ' ') {
        wasSpace = true;
      } else {
        if (wasSpace && to > 0) {
          bytes[to++] = ' ';
        }
        wasSpace = false;
        bytes[to++] = c;
      }
    }
    space = wasSpace;
    size = to;
    return i;
  }

  @Override
  void read(int c, byte kind) {
    add(c);
  }

  private void add(int c) {
    if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
      space = true;
    } else if (Character.getType(c) != Character.FORMAT) {
      if (space && size > 0) {
        bytes[size++] = ' ';
      }
      space = false;
      size = Utf8.put(Character.toLowerCase(c), bytes, size);
    }
  }
}
