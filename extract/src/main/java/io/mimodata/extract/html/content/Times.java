package io.mimodata.extract.html.content;

import io.mimodata.extract.html.tree.WordTable;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Dates and times as pages write them, in several languages.
 *
 * <p>Most short texts give none. So a text is looked through once for what a form can't do without,
 * such as a digit before a colon or the name of a month, and only the forms that may be in it are
 * tried.
 */
final class Times {
  private static final List<String> MONTHS =
      List.of(
          "january|february|march|april|may|june|july|august|september|october|november|december",
          "jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec",
          "januar|februar|märz|mai|juni|juli|oktober|dezember",
          "janvier|février|mars|avril|juin|juillet|août|septembre|octobre|novembre|décembre",
          "enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre",
          "gennaio|febbraio|aprile|maggio|giugno|luglio|settembre|ottobre|dicembre",
          "janeiro|fevereiro|março|maio|junho|julho|setembro|outubro|novembro|dezembro",
          "января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря");

  private static final String MONTH = "(?:" + String.join("|", MONTHS) + ")";

  private static final int SEPARATOR = 1;
  private static final int COLON = 1 << 1;
  private static final int MONTH_NAME = 1 << 2;
  private static final int AGO = 1 << 3;
  private static final int NEAR_DAY = 1 << 4;
  private static final int LONG_AGO = 1 << 5;
  private static final int EAST_ASIAN = 1 << 6;
  private static final int BULLET = 1 << 7;

  private static final String EAST_ASIAN_SIGNS = "年月日前天刚전";

  /**
   * A form of a day or of a moment.
   *
   * @param needs what a text must have, one of several bits, for the form to be in it
   */
  private record Form(int needs, Pattern pattern) {
    static Form of(int needs, String... alternatives) {
      return new Form(
          needs, Pattern.compile(String.join("|", alternatives), Pattern.UNICODE_CHARACTER_CLASS));
    }
  }

  private static final List<Form> DAYS =
      List.of(
          Form.of(
              SEPARATOR | EAST_ASIAN,
              "\\d{4}\\s?[-/.年]\\s?\\d{1,2}\\s?[-/.月]\\s?\\d{1,2}",
              "\\b\\d{1,2}[-/.]\\d{1,2}[-/.](?:19|20)?\\d{2}\\b",
              "\\d{1,2}月\\s?\\d{1,2}日"),
          Form.of(
              MONTH_NAME,
              "\\b" + MONTH + "\\.?[\\s-]?\\d{1,2}(?:st|nd|rd|th)?\\b",
              "\\b\\d{1,2}(?:st|nd|rd|th|\\.)?[\\s-](?:de\\s)?" + MONTH + "\\b",
              "\\b" + MONTH + "\\s\\d{4}\\b"));

  private static final List<Form> MOMENTS =
      List.of(
          Form.of(COLON, "\\b\\d{1,2}:\\d{2}\\b"),
          Form.of(
              AGO,
              "\\b(?:\\d+|an?|one|few)\\+?\\s?(?:s|sec|second|min|minute|m|h|hr|hour|d|day|w|week|mo|month|y|yr|year)s?"
                  + "(?:\\s\\d+\\s?\\w+)?\\s+ago\\b"),
          Form.of(NEAR_DAY, "\\b(?:yesterday|today|just now)\\b"),
          Form.of(BULLET, "•\\s?\\d+(?:mo|[smhdwy])\\b"),
          Form.of(
              EAST_ASIAN,
              "\\d+\\s?(?:秒|分钟|分鐘|小时|小時|天|日|周|個月|个月|年|分|時間|か月|ヶ月|週間)\\s?前",
              "昨天|今天|刚刚",
              "\\d+(?:초|분|시간|일|주|개월|달|년)\\s?전"),
          Form.of(
              LONG_AGO,
              "\\bvor \\d+ \\w+|\\bil y a \\d+|\\bhace \\d+|(?<!\\p{L})há \\d+|\\b\\d+ \\w+ fa\\b",
              "\\d+ \\p{L}+ (?:назад|temu)"));

  /** What a word may be part of. */
  private static final WordTable WORDS = new WordTable();

  static {
    for (String month : new HashSet<>(List.of(String.join("|", MONTHS).split("\\|", -1)))) {
      WORDS.add(month, MONTH_NAME);
    }
    WORDS.add("ago", AGO);
    List.of("yesterday", "today", "just").forEach(word -> WORDS.add(word, NEAR_DAY));
    for (String word : List.of("vor", "il", "hace", "há", "fa", "назад", "temu")) {
      WORDS.add(word, LONG_AGO);
    }
  }

  private final String text;
  private final int has;

  private Times(String text, int has) {
    this.text = text;
    this.has = has;
  }

  /** The times in a text in lower case. */
  static Times in(String text) {
    return new Times(text, traits(text));
  }

  /** Whether the text gives a day of the calendar. */
  boolean hasDay() {
    return gives(DAYS);
  }

  /** Whether the text gives a time of day, or a time that has passed since. */
  boolean hasMoment() {
    return gives(MOMENTS);
  }

  /** How many days and moments the text gives. */
  int count() {
    return count(DAYS) + count(MOMENTS);
  }

  private boolean gives(List<Form> forms) {
    for (Form form : forms) {
      if ((form.needs & has) != 0 && form.pattern.matcher(text).find()) {
        return true;
      }
    }
    return false;
  }

  private int count(List<Form> forms) {
    int count = 0;
    for (Form form : forms) {
      if ((form.needs & has) != 0) {
        for (Matcher matcher = form.pattern.matcher(text); matcher.find(); ) {
          count++;
        }
      }
    }
    return count;
  }

  /** What a text in lower case has of what forms need. */
  private static int traits(String text) {
    int has = 0;
    int word = -1;
    int hash = 0;
    for (int i = 0; i <= text.length(); i++) {
      char c = i < text.length() ? text.charAt(i) : ' ';
      if (isLetter(c)) {
        word = word < 0 ? i : word;
        hash = WordTable.hash(hash, c);
        has |= c >= 0x80 && EAST_ASIAN_SIGNS.indexOf(c) >= 0 ? EAST_ASIAN : 0;
        continue;
      }
      if (word >= 0) {
        has |= WORDS.get(hash, text, word, i);
        word = -1;
        hash = 0;
      }
      switch (c) {
        case ':' -> has |= isDigitAt(text, i - 1) ? COLON : 0;
        case '-', '/', '.' -> {
          has |= isBetweenDigits(text, i) ? SEPARATOR : 0;
        }
        case '•' -> has |= BULLET;
        default -> {}
      }
    }
    return has;
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 0x80 && Character.isLetter(c));
  }

  /** Whether digits stand on both sides of a sign, with a space at most between. */
  private static boolean isBetweenDigits(String text, int sign) {
    int before = isSpaceAt(text, sign - 1) ? sign - 2 : sign - 1;
    int after = isSpaceAt(text, sign + 1) ? sign + 2 : sign + 1;
    return isDigitAt(text, before) && isDigitAt(text, after);
  }

  private static boolean isSpaceAt(String text, int index) {
    return index >= 0 && index < text.length() && text.charAt(index) == ' ';
  }

  private static boolean isDigitAt(String text, int index) {
    return index >= 0
        && index < text.length()
        && text.charAt(index) >= '0'
        && text.charAt(index) <= '9';
  }
}
