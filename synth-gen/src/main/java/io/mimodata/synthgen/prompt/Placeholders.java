package io.mimodata.synthgen.prompt;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The {@code {{name}}} places of a template. */
public final class Placeholders {
  static final String PASSAGE = "passage";
  static final String AUDIENCE = "audience";
  static final String LANGUAGE = "language";
  static final List<String> KNOWN = List.of(PASSAGE, AUDIENCE, LANGUAGE);

  private static final Pattern PLACE = Pattern.compile("\\{\\{([^{}\\n]*)\\}\\}");

  private Placeholders() {}

  /** The names in a text, in their order, repeats included. */
  public static List<String> in(String text) {
    return PLACE.matcher(text).results().map(place -> place.group(1)).toList();
  }

  /** Puts values for names, all at once: a value's own braces stay as they are. */
  public static String fill(String text, Map<String, String> values) {
    return PLACE
        .matcher(text)
        .replaceAll(place -> Matcher.quoteReplacement(values.get(place.group(1))));
  }
}
