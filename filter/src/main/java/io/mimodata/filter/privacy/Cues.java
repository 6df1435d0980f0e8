package io.mimodata.filter.privacy;

import java.util.List;
import java.util.Locale;

/** Words near a number that say what it is. Immutable. */
final class Cues {
  private static final int BEFORE = 40;
  private static final int AFTER = 20;

  static final Cues PHONE =
      of(
          "tel",
          "phone",
          "phones",
          "telephone",
          "mobile",
          "cell",
          "cellphone",
          "fax",
          "whatsapp",
          "hotline",
          "call us",
          "call me",
          "please call",
          "or call",
          "call now",
          "call on",
          "dial",
          "sms",
          "phone number",
          "telefon",
          "tel\u00e9fono",
          "telefono",
          "t\u00e9l\u00e9phone",
          "t\u00e9l",
          "m\u00f3vil",
          "celular",
          "telefone",
          "mobil",
          "telefoon",
          "\u0442\u0435\u043b",
          "\u0442\u0435\u043b\u0435\u0444\u043e\u043d",
          "\u7535\u8bdd",
          "\u96fb\u8a71",
          "\u624b\u673a",
          "\u624b\u6a5f",
          "\uc804\ud654",
          "\u0647\u0627\u062a\u0641");
  static final Cues CARD =
      of(
          "card",
          "cards",
          "credit",
          "debit",
          "visa",
          "mastercard",
          "amex",
          "american express",
          "kreditkarte",
          "carte",
          "tarjeta",
          "cart\u00e3o",
          "carta di credito",
          "\u5361\u53f7",
          "\u4fe1\u7528\u5361");
  static final Cues ADDRESS =
      of("ip", "ips", "ipv4", "server", "host", "ping", "dns", "address", "adresse", "client");
  static final Cues VERSION =
      of(
          "version",
          "versions",
          "ver",
          "v",
          "release",
          "releases",
          "build",
          "rev",
          "revision",
          "firmware",
          "driver",
          "update",
          "patch",
          "jdk",
          "section",
          "sections",
          "chapter",
          "clause",
          "theorem",
          "lemma",
          "definition",
          "example",
          "table",
          "figure",
          "appendix",
          "paragraph",
          "oid",
          "upgrade",
          "upstream",
          "since",
          "kernel",
          "software");

  private final List<String> words;

  private Cues(List<String> words) {
    this.words = words;
  }

  /** Words and phrases in lower case. */
  static Cues of(String... words) {
    return new Cues(List.of(words));
  }

  /** Whether one stands in the 40 characters before or the 20 after, in the same paragraph. */
  boolean near(String text, int start, int end) {
    return before(text, start, BEFORE)
        || contains(text, end, paragraphEnd(text, end, Math.min(text.length(), end + AFTER)));
  }

  /** Whether one stands in some characters before, in the same paragraph. */
  boolean before(String text, int start, int characters) {
    int from = Math.max(0, start - characters);
    int blank = text.substring(from, start).lastIndexOf("\n\n");
    return contains(text, blank < 0 ? from : from + blank + 2, start);
  }

  private static int paragraphEnd(String text, int start, int limit) {
    int blank = text.substring(start, limit).indexOf("\n\n");
    return blank < 0 ? limit : start + blank;
  }

  private boolean contains(String text, int from, int to) {
    if (!hasLetter(text, from, to)) {
      return false;
    }
    String window = text.substring(from, to).toLowerCase(Locale.ROOT);
    boolean cut = from > 0 && Ascii.isWord(text.charAt(from - 1));
    for (String word : words) {
      for (int i = window.indexOf(word); i >= 0; i = window.indexOf(word, i + 1)) {
        int end = i + word.length();
        boolean begins = i == 0 ? !cut : !isLetter(window.charAt(i - 1));
        boolean whole = begins && !isLetter(Ascii.at(window, end));
        if ((whole && !isPlaceholder(text, from + i, from + end)) || word.charAt(0) >= 0x2E80) {
          return true;
        }
      }
    }
    return false;
  }

  /** Most numbers stand among numbers. */
  private static boolean hasLetter(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (text.charAt(i) >= 'A') {
        return true;
      }
    }
    return false;
  }

  /** Whether a word in capitals stands at a bracket, as in {@code <PHONE>}. */
  private static boolean isPlaceholder(String text, int from, int to) {
    return Ascii.isUpper(text.charAt(from))
        && ("<[({|".indexOf(Ascii.at(text, from - 1)) >= 0
            || ">])}|".indexOf(Ascii.at(text, to)) >= 0);
  }

  private static boolean isLetter(char c) {
    return c != '_' && Ascii.isWord(c) && !Ascii.isDigit(c);
  }
}
