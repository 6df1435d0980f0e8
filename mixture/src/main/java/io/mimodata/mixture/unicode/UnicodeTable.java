package io.mimodata.mixture.unicode;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Properties of characters as of Unicode {@value #VERSION}, the version of Hugging Face's {@code
 * tokenizers} 0.23: a JDK knows an older or a newer one.
 *
 * <p>They are the resource {@code unicode.txt}: a line for each property, its name and the ranges
 * of its characters. A test compares it with ICU4J of that version, and writes it.
 */
public final class UnicodeTable {
  public static final String VERSION = "16.0";

  /** The general categories; the place of one is its number. */
  static final List<String> CATEGORIES =
      List.of(
          "Cn", "Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Me", "Nd", "Nl", "No", "Pc", "Pd", "Ps",
          "Pe", "Pi", "Pf", "Po", "Sm", "Sc", "Sk", "So", "Zs", "Zl", "Zp", "Cc", "Cf", "Cs", "Co");

  /** The script Han. */
  static final String HAN = "Han";

  /**
   * Characters of Unicode 9, the version of the reference's normal forms: to them all newer ones
   * are without marks and parts.
   */
  static final String OF_NORMAL_FORMS = "Unicode9";

  /** Line breaks and blanks of ASCII and Latin-1 that are no separators by their category. */
  private static final CodePoints CONTROL_SPACES = CodePoints.of('\t', '\n', 0xB, '\f', '\r', 0x85);

  private static final Map<String, int[]> RANGES = read();
  private static final byte[] BY_CHARACTER = byCharacter();

  private UnicodeTable() {}

  /**
   * The characters of a general category ({@code Lu}), of a group of them ({@code L}), or of the
   * script {@code Han}.
   *
   * @return null if there is no such property here
   */
  public static CodePoints property(String name) {
    if (name.equals(HAN)) {
      return named(HAN);
    }
    CodePoints found = null;
    for (int i = 0; i < CATEGORIES.size(); i++) {
      String category = CATEGORIES.get(i);
      if (category.equals(name) || category.substring(0, 1).equals(name)) {
        CodePoints one = i == 0 ? unassigned() : named(category);
        found = found == null ? one : found.union(one);
      }
    }
    return found;
  }

  /** The property White_Space, which patterns write as {@code \s}. */
  public static CodePoints whiteSpace() {
    return property("Z").union(CONTROL_SPACES);
  }

  /** The characters that normal forms know. */
  static CodePoints ofNormalForms() {
    return named(OF_NORMAL_FORMS);
  }

  /** The number of a character's category in {@link #CATEGORIES}. */
  static byte category(int c) {
    return BY_CHARACTER[c];
  }

  private static CodePoints unassigned() {
    CodePoints assigned = CodePoints.of();
    for (String category : CATEGORIES.subList(1, CATEGORIES.size())) {
      assigned = assigned.union(named(category));
    }
    return assigned.complement();
  }

  private static CodePoints named(String name) {
    return CodePoints.ranges(RANGES.get(name));
  }

  private static byte[] byCharacter() {
    byte[] categories = new byte[Character.MAX_CODE_POINT + 1];
    for (int i = 1; i < CATEGORIES.size(); i++) {
      int[] ranges = RANGES.get(CATEGORIES.get(i));
      for (int j = 0; j < ranges.length; j += 2) {
        Arrays.fill(categories, ranges[j], ranges[j + 1] + 1, (byte) i);
      }
    }
    return categories;
  }

  /** First and last characters of ranges, by property. */
  private static Map<String, int[]> read() {
    Map<String, int[]> properties = new LinkedHashMap<>();
    try (InputStream in = UnicodeTable.class.getResourceAsStream("unicode.txt")) {
      if (in == null) {
        throw new IllegalStateException(
            "The resource unicode.txt is not on the class path; build the mixture module with Maven");
      }
      for (String line : new String(in.readAllBytes(), US_ASCII).lines().toList()) {
        if (!line.startsWith("#")) {
          String[] fields = line.split(" ", -1);
          int[] ranges = new int[2 * (fields.length - 1)];
          for (int i = 1; i < fields.length; i++) {
            int dash = fields[i].indexOf('-');
            ranges[2 * i - 2] = hex(dash < 0 ? fields[i] : fields[i].substring(0, dash));
            ranges[2 * i - 1] = hex(fields[i].substring(dash + 1));
          }
          properties.put(fields[0], ranges);
        }
      }
      return properties;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int hex(String number) {
    return Integer.parseInt(number, 16);
  }
}
