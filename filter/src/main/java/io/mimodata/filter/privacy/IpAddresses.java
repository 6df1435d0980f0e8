package io.mimodata.filter.privacy;

import java.util.Set;

/**
 * Public IP addresses: IPv4 outside the special-purpose blocks of RFC 6890, IPv6 inside the global
 * unicast block 2000::/3 and outside those for documentation. Numbers of which fewer than two are
 * large are rather a version or a section, as is what follows a word for it; known resolvers and
 * 1.2.3.4 are nobody's.
 */
final class IpAddresses {
  /** Versions seldom have two numbers from this one on. */
  private static final int LARGE = 32;

  private static final int CUE_DISTANCE = 24;
  private static final int ADDRESS_DISTANCE = 16;

  private static final int[][] SPECIAL = {
    {0x00000000, 8}, {0x0A000000, 8}, {0x64400000, 10}, {0x7F000000, 8}, {0xA9FE0000, 16},
    {0xAC100000, 12}, {0xC0000000, 24}, {0xC0000200, 24}, {0xC0586300, 24}, {0xC0A80000, 16},
    {0xC6120000, 15}, {0xC6336400, 24}, {0xCB007100, 24}, {0xE0000000, 4}, {0xF0000000, 4}
  };

  private static final Set<Integer> WELL_KNOWN =
      Set.of(0x01010101, 0x01000001, 0x08080808, 0x08080404, 0x09090909, 0x01020304, 0x05060708);

  private IpAddresses() {}

  /** The end of the public IPv4 address that begins at a place; -1 if there is none. */
  static int endOfV4(String text, int start) {
    int address = 0;
    int i = start;
    int large = 0;
    for (int part = 0; part < 4; part++) {
      if (part > 0 && Ascii.at(text, i++) != '.') {
        return -1;
      }
      int from = i;
      int value = 0;
      while (i - from < 4 && Ascii.isDigit(Ascii.at(text, i))) {
        value = value * 10 + text.charAt(i++) - '0';
      }
      if (i == from || i - from > 3 || value > 255 || (i - from > 1 && text.charAt(from) == '0')) {
        return -1;
      }
      large += value >= LARGE ? 1 : 0;
      address = address << 8 | value;
    }
    return isFree(text, start, i) && isPublic(address) && !isVersion(text, start, large < 2)
        ? i
        : -1;
  }

  private static boolean isFree(String text, int start, int end) {
    char before = Ascii.at(text, start - 1);
    char after = Ascii.at(text, end);
    boolean path = before == '/' && Ascii.at(text, start - 2) != '/';
    boolean goesOn =
        (after == '.' || after == '-') && Ascii.isAlphanumeric(Ascii.at(text, end + 1));
    return !Ascii.isWord(before)
        && !path
        && "._-=~^".indexOf(before) < 0
        && !Ascii.isWord(after)
        && !goesOn
        && after != '~'
        && after != '+';
  }

  private static boolean isPublic(int address) {
    for (int[] block : SPECIAL) {
      if ((address ^ block[0]) >>> (32 - block[1]) == 0) {
        return false;
      }
    }
    return !WELL_KNOWN.contains(address);
  }

  private static boolean isVersion(String text, int start, boolean small) {
    return Cues.VERSION.before(text, start, CUE_DISTANCE)
        || (small && !Cues.ADDRESS.before(text, start, ADDRESS_DISTANCE))
        || Ascii.at(text, start - 1) == '\u00A7';
  }

  /** The end of the public IPv6 address that has a colon at a place; -1 if there is none. */
  static int endOfV6(String text, int start) {
    int groups = 0;
    int i = start;
    int first = 0;
    int second = 0;
    boolean gap = false;
    while (groups < 8) {
      int from = i;
      int value = 0;
      while (i - from < 5 && Ascii.isHex(Ascii.at(text, i))) {
        value = value << 4 | Character.digit(text.charAt(i++), 16);
      }
      if (i - from > 4) {
        return -1;
      }
      if (i > from) {
        first = groups == 0 ? value : first;
        second = groups == 1 && !gap ? value : second;
        groups++;
      }
      if (Ascii.at(text, i) != ':' || groups == 8) {
        break;
      }
      if (Ascii.at(text, i + 1) == ':') {
        if (gap) {
          return -1;
        }
        gap = true;
        i += 2;
      } else if (Ascii.isHex(Ascii.at(text, i + 1))) {
        i++;
      } else {
        break;
      }
    }
    boolean whole = gap ? groups >= 2 && groups < 8 : groups == 8;
    boolean reserved = (first == 0x2001 && (second == 0xDB8 || second == 0)) || first == 0x3FFF;
    boolean free =
        !Ascii.isWord(Ascii.at(text, i))
            && !(Ascii.at(text, i) == ':' && Ascii.isHex(Ascii.at(text, i + 1)));
    return whole && free && first >>> 13 == 1 && !reserved ? i : -1;
  }
}
