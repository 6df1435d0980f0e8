package io.mimodata.dedup.fingerprint;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.HexFormat;

/**
 * Ids as bytes that compare, unsigned, as the ids do: the 128-bit numbers in hexadecimal that the
 * pipeline gives take 17 of them. Other ids may be of any form and come before those.
 */
public final class DocumentId {
  private static final int HEX_LENGTH = 32;
  private static final byte TEXT = 0;
  private static final byte HEX = 1;

  private DocumentId() {}

  public static byte[] pack(byte[] utf8) {
    boolean hex = utf8.length == HEX_LENGTH;
    for (int i = 0; hex && i < HEX_LENGTH; i++) {
      hex = (utf8[i] >= '0' && utf8[i] <= '9') || (utf8[i] >= 'a' && utf8[i] <= 'f');
    }
    byte[] packed = new byte[1 + (hex ? HEX_LENGTH / 2 : utf8.length)];
    packed[0] = hex ? HEX : TEXT;
    if (hex) {
      for (int i = 1; i < packed.length; i++) {
        int high = HexFormat.fromHexDigit(utf8[2 * i - 2]);
        packed[i] = (byte) (high << 4 | HexFormat.fromHexDigit(utf8[2 * i - 1]));
      }
    } else {
      System.arraycopy(utf8, 0, packed, 1, utf8.length);
    }
    return packed;
  }

  public static String unpack(byte[] packed) {
    return packed[0] == HEX
        ? HexFormat.of().formatHex(packed, 1, packed.length)
        : new String(packed, 1, packed.length - 1, UTF_8);
  }

  /** A number by which two ids can be told apart, but for a chance of 2^-16. */
  public static int check(byte[] packed) {
    int hash = Arrays.hashCode(packed) * 0x9E3779B9;
    return hash >>> Short.SIZE;
  }
}
