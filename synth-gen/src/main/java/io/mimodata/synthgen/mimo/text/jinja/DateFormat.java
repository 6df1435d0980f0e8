package io.mimodata.synthgen.mimo.text.jinja;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;

/** The directives of C's {@code strftime}, in English. */
final class DateFormat {
  private static final Map<Character, String> PATTERNS =
      Map.ofEntries(
          Map.entry('a', "EEE"),
          Map.entry('A', "EEEE"),
          Map.entry('b', "MMM"),
          Map.entry('B', "MMMM"),
          Map.entry('d', "dd"),
          Map.entry('e', "ppd"),
          Map.entry('F', "uuuu-MM-dd"),
          Map.entry('H', "HH"),
          Map.entry('I', "hh"),
          Map.entry('j', "DDD"),
          Map.entry('m', "MM"),
          Map.entry('M', "mm"),
          Map.entry('p', "a"),
          Map.entry('S', "ss"),
          Map.entry('T', "HH:mm:ss"),
          Map.entry('y', "uu"),
          Map.entry('Y', "uuuu"));

  private DateFormat() {}

  static String text(LocalDateTime time, String format) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < format.length(); i++) {
      char c = format.charAt(i);
      if (c != '%') {
        text.append(c);
        continue;
      }
      boolean isBare = format.startsWith("-", i + 1);
      i += isBare ? 2 : 1;
      String directive = i < format.length() ? format.substring(i, i + 1) : "";
      text.append(directive.equals("%") ? "%" : part(time, directive, isBare));
    }
    return text.toString();
  }

  private static String part(LocalDateTime time, String directive, boolean isBare) {
    String pattern = directive.isEmpty() ? null : PATTERNS.get(directive.charAt(0));
    if (pattern == null) {
      throw new TemplateException("the part %%%s of a date isn't known".formatted(directive));
    }
    String text = DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).format(time);
    return isBare ? text.replaceFirst("^[0 ]+(?=.)", "") : text;
  }
}
