package io.mimodata.filter.language;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The languages of shared scripts and how common they are, from this package's {@code
 * languages.txt}. Immutable.
 */
final class LanguageTable {
  private static final Pattern SPACE = Pattern.compile(" ");

  private final List<Row> rows;

  private LanguageTable(List<Row> rows) {
    this.rows = rows;
  }

  /**
   * @param code ISO 639-3
   * @param tag BCP 47
   * @param scripts that the language is written in
   * @param share of web pages in it, in per cent
   */
  record Row(String code, String tag, Set<Script> scripts, double share) {}

  static LanguageTable load() {
    return new LanguageTable(lines("languages.txt").stream().map(LanguageTable::row).toList());
  }

  private static Row row(String line) {
    String[] fields = SPACE.split(line, -1);
    Set<Script> scripts = EnumSet.noneOf(Script.class);
    for (String script : fields[1].split(",", -1)) {
      scripts.add(Script.valueOf(script.toUpperCase(Locale.ROOT)));
    }
    return new Row(fields[0], LanguageTags.of(fields[0]), scripts, Double.parseDouble(fields[2]));
  }

  List<Row> rows() {
    return rows;
  }

  /** Lines of a list of this package but for empty ones and comments, which begin with a #. */
  static List<String> lines(String name) {
    try (InputStream in = LanguageTable.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(
            "The list %s of package %s is not on the class path"
                .formatted(name, LanguageTable.class.getPackageName()));
      }
      return new BufferedReader(new InputStreamReader(in, UTF_8))
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .collect(ArrayList::new, List::add, List::addAll);
    } catch (IOException e) {
      throw new UncheckedIOException("The list " + name + " can't be read", e);
    }
  }
}
