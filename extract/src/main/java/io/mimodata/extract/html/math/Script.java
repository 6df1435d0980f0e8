package io.mimodata.extract.html.math;

import io.mimodata.extract.html.tree.Box;
import io.mimodata.extract.html.tree.Tag;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A superscript or subscript outside formulas. An exponent or index is marked, since {@code
 * 10<sup>-3</sup>} is not {@code 10-3}; ordinals and marks of footnotes stay as they are.
 *
 * @param open what stands before its text, empty if it is not marked
 * @param close what stands after it
 */
public record Script(String open, String close) {
  private static final Pattern EXPONENT = Pattern.compile("[\\p{L}\\p{N}+*'\u2212\u2032-]{1,12}");
  private static final Pattern SINGLE = Pattern.compile("[\\p{L}\\p{N}]");
  private static final Set<String> ORDINALS = Set.of("st", "nd", "rd", "th", "e", "er", "tm", "sm");
  private static final Script PLAIN = new Script("", "");

  /** The marks of a {@code sup} or {@code sub}. */
  public static Script of(Box element) {
    String text = element.line();
    if (element.contains(Tag.A)
        || !EXPONENT.matcher(text).matches()
        || ORDINALS.contains(text.toLowerCase(Locale.ROOT))) {
      return PLAIN;
    }
    String marker = element.is(Tag.SUP) ? "^" : "_";
    return SINGLE.matcher(text).matches() ? new Script(marker, "") : new Script(marker + "{", "}");
  }
}
