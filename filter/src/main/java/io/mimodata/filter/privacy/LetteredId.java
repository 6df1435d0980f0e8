package io.mimodata.filter.privacy;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * National numbers of persons with letters in them, by pattern and check. Those that could be
 * something else need a word that names them near.
 */
@SuppressWarnings("ImmutableEnumChecker") // The checks are functions without state.
enum LetteredId {
  CHINA("\\d{17}[Xx]", id -> NationalId.isChinaPerson(id.substring(0, 17), 'X'), null),
  UK_NINO(
      "[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\\d{2} ?\\d{2} ?\\d{2} ?[A-D]",
      id -> !List.of("BG", "GB", "KN", "NK", "NT", "TN", "ZZ").contains(id.substring(0, 2)),
      Cues.of("national insurance", "nino", "ni number", "ni no")),
  SPAIN_DNI(
      "\\d{8}[- ]?[A-HJ-NP-TV-Z]",
      id -> isSpain(id),
      Cues.of("dni", "nif", "d.n.i", "n.i.f", "documento nacional", "documento")),
  SPAIN_NIE(
      "[XYZ]-?\\d{7}[- ]?[A-HJ-NP-TV-Z]",
      id -> isSpain("XYZ".indexOf(id.charAt(0)) + id.substring(1)),
      Cues.of("nie", "n.i.e", "nif", "extranjero", "documento")),
  ITALY(
      "[A-Z]{6}[0-9LMNPQRSTUV]{2}[ABCDEHLMPRST][0-9LMNPQRSTUV]{2}[A-Z][0-9LMNPQRSTUV]{3}[A-Z]",
      id -> isItaly(id), null),
  FINLAND(
      "\\d{6}[-+A]\\d{3}[0-9A-FHJ-NPR-Y]",
      id -> isFinland(id), Cues.of("henkil\u00f6tunnus", "hetu", "personbeteckning"));

  private static final int LONGEST = 20;

  private static final int[] ITALY_ODD = {
    1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23
  };

  private final Pattern pattern;
  private final Predicate<String> check;
  private final Cues cues;

  LetteredId(String pattern, Predicate<String> check, Cues cues) {
    this.pattern = Pattern.compile(pattern);
    this.check = check;
    this.cues = cues;
  }

  /** The end of the number that begins at a place; -1 if there is none. */
  static int endOf(String text, int start) {
    int limit = Math.min(text.length(), start + LONGEST);
    for (LetteredId id : values()) {
      Matcher matcher = id.pattern.matcher(text).region(start, limit);
      if (matcher.lookingAt()
          && !Ascii.isWord(Ascii.at(text, matcher.end()))
          && id.check.test(matcher.group().replaceAll("[ -]", ""))
          && (id.cues == null || id.cues.near(text, start, matcher.end()))) {
        return matcher.end();
      }
    }
    return -1;
  }

  private static boolean isSpain(String id) {
    return "TRWAGMYFPDXBNJZSQVHLCKE".charAt(Integer.parseInt(id.substring(0, 8)) % 23)
        == id.charAt(8);
  }

  /**
   * The letter after 15 characters: those at odd places count by a table, the others as they are.
   */
  private static boolean isItaly(String id) {
    int sum = 0;
    for (int i = 0; i < 15; i++) {
      char c = id.charAt(i);
      int value = Ascii.isDigit(c) ? c - '0' : c - 'A';
      sum += i % 2 == 1 ? value : ITALY_ODD[value];
    }
    return id.charAt(15) == 'A' + sum % 26;
  }

  private static boolean isFinland(String id) {
    String digits =
        id.length() == 10 ? id.substring(0, 9) : id.substring(0, 6) + id.substring(7, 10);
    return CheckDigits.isDate(digits, 2, 0)
        && "0123456789ABCDEFHJKLMNPRSTUVWXY".charAt(Integer.parseInt(digits) % 31)
            == id.charAt(id.length() - 1);
  }
}
