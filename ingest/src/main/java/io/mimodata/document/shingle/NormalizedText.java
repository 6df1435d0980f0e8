package io.mimodata.document.shingle;

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

  private static final int MANY_BYTES = 1 << 22;

  private byte[] bytes = new byte[1024];
  private int size;

  /** 1 after a space, and at the start, where none is wanted; otherwise 0. */
  private int afterSpace;

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
  public String text() {
    return new String(bytes, 0, length(), UTF_8);
  }

  /** The 128 bits of MurmurHash3 (x64, seed 0) of the normalised text, as two numbers. */
  public long[] hash() {
    return MurmurHash3.hash(bytes, 0, length(), SEED);
  }

  /** Without a space at the end. */
  private int length() {
    return size > 0 ? size - afterSpace : 0;
  }

  private void start(int length) {
    size = 0;
    afterSpace = 1;
    // A lower-case letter may be a byte longer.
    int most = 2 * length + Long.BYTES;
    if (bytes.length < most || bytes.length > MANY_BYTES) {
      bytes = new byte[most + most / 2];
    }
  }

  /** Eight bytes at a time, where they have no white space but single spaces. */
  @Override
  int readAscii(byte[] utf8, int from) {
    byte[] out = bytes;
    int to = size;
    int before = afterSpace;
    int i = from;
    while (i < utf8.length && utf8[i] >= 0) {
      if (i + Long.BYTES <= utf8.length) {
        long eight = EightBytes.get(utf8, i);
        long spaces = EightBytes.equal(eight, ' ');
        long afterSpaces = spaces << Byte.SIZE | ((long) before << (Byte.SIZE - 1));
        if (((eight & EightBytes.HIGH_BITS) | EightBytes.controls(eight) | (spaces & afterSpaces))
            == 0) {
          EightBytes.set(out, to, EightBytes.lowerCase(eight));
          to += Long.BYTES;
          i += Long.BYTES;
          before = (int) (spaces >>> (Long.SIZE - 1));
          continue;
        }
      }
      byte c = ASCII[utf8[i++]];
      int isSpace = c == ' ' ? 1 : 0;
      out[to] = c;
      to += 1 - (isSpace & before);
      before = isSpace;
    }
    size = to;
    afterSpace = before;
    return i;
  }

  @Override
  void read(int c, byte kind) {
    add(c);
  }

  private void add(int c) {
    if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
      bytes[size] = ' ';
      size += 1 - afterSpace;
      afterSpace = 1;
    } else if (Character.getType(c) != Character.FORMAT) {
      size = Utf8.put(Character.toLowerCase(c), bytes, size);
      afterSpace = 0;
    }
  }
}
