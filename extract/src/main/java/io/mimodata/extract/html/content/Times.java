package io.mimodata.extract.html.content;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Dates and times as pages write them, in several languages. */
final class Times {
  private static final Set<String> MONTHS =
      Set.of(
          "january|february|march|april|may|june|july|august|september|october|november|december",
          "jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec",
          "januar|februar|märz|mai|juni|juli|oktober|dezember",
          "janvier|février|mars|avril|juin|juillet|août|septembre|octobre|novembre|décembre",
          "enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre",
          "gennaio|febbraio|aprile|maggio|giugno|luglio|settembre|ottobre|dicembre",
          "janeiro|fevereiro|março|maio|junho|julho|setembro|outubro|novembro|dezembro",
          "января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря");

  private static final String MONTH = "(?:" + String.join("|", MONTHS) + ")";

  private static final Pattern DAY =
      pattern(
          "\\d{4}\\s?[-/.年]\\s?\\d{1,2}\\s?[-/.月]\\s?\\d{1,2}",
          "\\b\\d{1,2}[-/.]\\d{1,2}[-/.](?:19|20)?\\d{2}\\b",
          "\\d{1,2}月\\s?\\d{1,2}日",
          "\\b" + MONTH + "\\.?[\\s-]?\\d{1,2}(?:st|nd|rd|th)?\\b",
          "\\b\\d{1,2}(?:st|nd|rd|th|\\.)?[\\s-](?:de\\s)?" + MONTH + "\\b",
          "\\b" + MONTH + "\\s\\d{4}\\b");

  private static final Pattern MOMENT =
      pattern(
          "\\b\\d{1,2}:\\d{2}\\b",
          "\\b(?:\\d+|an?|one|few)\\+?\\s?(?:s|sec|second|min|minute|m|h|hr|hour|d|day|w|week|mo|month|y|yr|year)s?"
              + "(?:\\s\\d+\\s?\\w+)?\\s+ago\\b",
          "\\b(?:yesterday|today|just now)\\b",
          "•\\s?\\d+(?:mo|[smhdwy])\\b",
          "\\d+\\s?(?:秒|分钟|分鐘|小时|小時|天|日|周|個月|个月|年|分|時間|か月|ヶ月|週間)\\s?前",
          "昨天|今天|刚刚",
          "\\d+(?:초|분|시간|일|주|개월|달|년)\\s?전",
          "\\bvor \\d+ \\w+|\\bil y a \\d+|\\bhace \\d+|(?<!\\p{L})há \\d+|\\b\\d+ \\w+ fa\\b",
          "\\d+ \\p{L}+ (?:назад|temu)");

  /** Beginnings of the words that these patterns look for. */
  private static final Set<String> BEGINNINGS = beginnings();

  private Times() {}

  private static Set<String> beginnings() {
    Set<String> words = new HashSet<>();
    for (String line : MONTHS) {
      for (String month : line.split("\\|", -1)) {
        words.add(month.substring(0, 3));
      }
    }
    words.addAll(List.of("ago", "yes", "tod", "jus", "vor", "hac", "há", "fa", "наз", "tem", "y"));
    return words;
  }

  /** Whether a text in lower case may give a time; quick, and right whenever it says no. */
  static boolean mayBeIn(String text) {
    int word = -1;
    for (int i = 0; i <= text.length(); i++) {
      char c = i < text.length() ? text.charAt(i) : ' ';
      if (isLetter(c)) {
        word = word < 0 ? i : word;
        if ("年月日前天刚전".indexOf(c) >= 0) {
          return true;
        }
        continue;
      }
      if (word >= 0 && BEGINNINGS.contains(text.substring(word, Math.min(i, word + 3)))) {
        return true;
      }
      word = -1;
      if (c == '•' || ("-/.:".indexOf(c) >= 0 && isDigitAt(text, i - 1))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 0x80 && Character.isLetter(c));
  }

  private static boolean isDigitAt(String text, int index) {
    return index >= 0 && text.charAt(index) >= '0' && text.charAt(index) <= '9';
  }

  /** Whether a text in lower case gives a day of the calendar. */
  static boolean hasDay(String text) {
    return DAY.matcher(text).find();
  }

  /** Whether a text in lower case gives a time of day, or a time that has passed since. */
  static boolean hasMoment(String text) {
    return MOMENT.matcher(text).find();
  }

  /** How many days and moments a text in lower case gives. */
  static long count(String text) {
    return DAY.matcher(text).results().count() + MOMENT.matcher(text).results().count();
  }

  private static Pattern pattern(String... alternatives) {
    return Pattern.compile(String.join("|", alternatives));
  }
}
