package io.mimodata.filter.signal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The word lists of this module. */
enum Lexicon {
  CONNECTIVES,
  REASONING,
  PREMISES,
  CONSEQUENCES,
  STEPS,
  FUNCTION,
  FIRST_PERSON,
  SECOND_PERSON,
  THIRD_PERSON,
  MATHS,
  CODE,
  SCIENCE,
  PROFESSIONAL,
  FORUM,
  ENCY,
  NEWS,
  ADS,
  JOB,
  LEGAL,
  NAVIGATION,
  PROSE,
  EVERYDAY,
  DATE,
  MONEY,
  CONTACT,

  /** Words and phrases of menus, sharing, login, subscription and paging. */
  FURNITURE,

  /** Phrases of copyright, cookies and terms. */
  NOTICE;

  private static final Pattern SPACES = Pattern.compile("\\s+");

  /** Its place among all lists. */
  @SuppressWarnings("EnumOrdinal")
  int index() {
    return ordinal();
  }

  long bit() {
    return 1L << index();
  }

  /**
   * Its words and phrases. The file has them between white space, with {@code _} between the words
   * of a phrase, and comment lines after {@code #}.
   */
  List<String> terms() {
    String resource = "/io/mimodata/filter/lexicon/" + name().toLowerCase(Locale.ROOT) + ".txt";
    try (InputStream in = Lexicon.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("The word list " + resource + " is not on the class path");
      }
      try (Stream<String> lines = new BufferedReader(new InputStreamReader(in, UTF_8)).lines()) {
        return lines
            .filter(line -> !line.isBlank() && !line.startsWith("#"))
            .flatMap(line -> SPACES.splitAsStream(line.strip()))
            .map(term -> term.replace('_', ' '))
            .toList();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The word list " + resource + " can't be read", e);
    }
  }
}
