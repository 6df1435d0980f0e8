package io.mimodata.extract.html.math.mathml;

import java.util.List;
import java.util.Map;

/**
 * Mathematical alphabets: as {@code mathvariant} names them, and as Unicode has them in one block
 * of letters and digits of their own (U+1D400 to U+1D7FF).
 */
final class MathAlphabets {
  /** Letters of Unicode's alphabets in their order, 52 each: A to Z, a to z. */
  private static final List<String> LATIN =
      List.of(
          "bold",
          "italic",
          "bold-italic",
          "script",
          "bold-script",
          "fraktur",
          "double-struck",
          "bold-fraktur",
          "sans-serif",
          "bold-sans-serif",
          "sans-serif-italic",
          "sans-serif-bold-italic",
          "monospace");

  private static final List<String> DIGITS =
      List.of("bold", "double-struck", "sans-serif", "bold-sans-serif", "monospace");

  private static final List<String> GREEK =
      List.of("bold", "italic", "bold-italic", "bold-sans-serif", "sans-serif-bold-italic");

  private static final String GREEK_LETTERS =
      "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡϴΣΤΥΦΧΨΩ∇αβγδεζηθικλμνξοπρςστυφχψω∂ϵϑϰϕϱϖ";

  /** Letters that had a place of their own before the block came, and are missing from it. */
  private static final Map<Integer, String> EARLIER =
      Map.ofEntries(
          Map.entry(0x210E, "italic h"),
          Map.entry(0x212C, "script B"),
          Map.entry(0x2130, "script E"),
          Map.entry(0x2131, "script F"),
          Map.entry(0x210B, "script H"),
          Map.entry(0x2110, "script I"),
          Map.entry(0x2112, "script L"),
          Map.entry(0x2133, "script M"),
          Map.entry(0x211B, "script R"),
          Map.entry(0x212F, "script e"),
          Map.entry(0x210A, "script g"),
          Map.entry(0x2134, "script o"),
          Map.entry(0x212D, "fraktur C"),
          Map.entry(0x210C, "fraktur H"),
          Map.entry(0x2128, "fraktur Z"),
          Map.entry(0x2102, "double-struck C"),
          Map.entry(0x210D, "double-struck H"),
          Map.entry(0x2115, "double-struck N"),
          Map.entry(0x2119, "double-struck P"),
          Map.entry(0x211A, "double-struck Q"),
          Map.entry(0x211D, "double-struck R"),
          Map.entry(0x2124, "double-struck Z"));

  private static final Map<String, String> COMMANDS =
      Map.ofEntries(
          Map.entry("normal", "mathrm"),
          Map.entry("bold", "mathbf"),
          Map.entry("bold-italic", "boldsymbol"),
          Map.entry("script", "mathcal"),
          Map.entry("fraktur", "mathfrak"),
          Map.entry("double-struck", "mathbb"),
          Map.entry("sans-serif", "mathsf"),
          Map.entry("sans-serif-italic", "mathsf"),
          Map.entry("monospace", "mathtt"),
          Map.entry("bold-script", "boldsymbol mathcal"),
          Map.entry("bold-fraktur", "boldsymbol mathfrak"),
          Map.entry("bold-sans-serif", "boldsymbol mathsf"),
          Map.entry("sans-serif-bold-italic", "boldsymbol mathsf"));

  private MathAlphabets() {}

  /**
   * A character of one of Unicode's alphabets.
   *
   * @param character the plain letter or digit, a code point
   * @param variant the alphabet, as {@code mathvariant} names it
   */
  record Letter(int character, String variant) {}

  /** The plain letter behind one of Unicode's alphabets, or null for any other character. */
  static Letter letter(int c) {
    String earlier = EARLIER.get(c);
    if (earlier != null) {
      int space = earlier.indexOf(' ');
      return new Letter(earlier.charAt(space + 1), earlier.substring(0, space));
    }
    if (c >= 0x1D400 && c < 0x1D6A4) {
      int index = c - 0x1D400;
      int letter = index % 52;
      return new Letter(letter < 26 ? 'A' + letter : 'a' + letter - 26, LATIN.get(index / 52));
    }
    if (c >= 0x1D6A8 && c < 0x1D7CA) {
      int index = c - 0x1D6A8;
      int count = GREEK_LETTERS.length();
      return new Letter(GREEK_LETTERS.charAt(index % count), GREEK.get(index / count));
    }
    if (c >= 0x1D7CE && c <= 0x1D7FF) {
      int index = c - 0x1D7CE;
      return new Letter('0' + index % 10, DIGITS.get(index / 10));
    }
    return null;
  }

  /** TeX set in an alphabet; as it is where the alphabet has no command or needs none. */
  static String set(String variant, String tex) {
    String commands = COMMANDS.get(variant);
    if (commands == null || tex.isEmpty()) {
      return tex;
    }
    String set = tex;
    String[] names = commands.split(" ", -1);
    for (int i = names.length - 1; i >= 0; i--) {
      set = "\\" + names[i] + "{" + set + "}";
    }
    return set;
  }
}
