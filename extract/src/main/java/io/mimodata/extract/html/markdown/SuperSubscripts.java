package io.mimodata.extract.html.markdown;

import io.mimodata.extract.html.tree.Box;
import io.mimodata.extract.html.tree.Tag;
import io.mimodata.extract.markdown.MarkdownBuffer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Superscripts and subscripts outside formulas. An exponent or index is marked, since {@code
 * 10<sup>-3</sup>} is not {@code 10-3}; ordinals and marks of footnotes stay as they are.
 */
final class SuperSubscripts {
  private static final Pattern EXPONENT = Pattern.compile("[\\p{L}\\p{N}+*'\u2212\u2032-]{1,12}");
  private static final Pattern SINGLE = Pattern.compile("[\\p{L}\\p{N}]");
  private static final Set<String> ORDINALS = Set.of("st", "nd", "rd", "th", "e", "er", "tm", "sm");

  private SuperSubscripts() {}

  static void write(MarkdownBuffer out, Box element, String marker, Runnable children) {
    String text = element.line();
    if (element.contains(Tag.A)
        || !EXPONENT.matcher(text).matches()
        || ORDINALS.contains(text.toLowerCase(Locale.ROOT))) {
      children.run();
      return;
    }
    boolean single = SINGLE.matcher(text).matches();
    out.prose(single ? marker : marker + "{");
    children.run();
    if (!single) {
      out.prose("}");
    }
  }
}
