package io.mimodata.filter.signal;

import static io.mimodata.filter.signal.SignalExtractor.share;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The signals that count characters. */
final class CharacterSignals {
  /** Possessive throughout, so that no text makes it step back. */
  private static final Pattern LINK =
      Pattern.compile("\\[[^\\[\\]\n]*+\\]\\([^()\\s]*+\\)|https?+://[^\\s<>\"')\\]]++");

  private CharacterSignals() {}

  static void measure(RegionText text, Map<Signal, Double> values) {
    int visible = 0;
    int symbols = 0;
    int digits = 0;
    for (int i = 0; i < text.length(); i++) {
      int c = text.codePoint(i);
      if (text.isIn(Region.PROSE, i) && !isSpace(c)) {
        visible++;
        digits += Character.isDigit(c) ? 1 : 0;
        symbols += Character.isLetterOrDigit(c) || Words.isMark(c) ? 0 : 1;
      }
    }
    values.put(Signal.CHARACTERS, (double) text.length());
    values.put(Signal.FORMULA_DENSITY, share(text.count(Region.FORMULA), text.length()));
    values.put(Signal.CODE_DENSITY, share(text.count(Region.CODE), text.length()));
    values.put(Signal.TABLE_DENSITY, share(text.count(Region.TABLE), text.length()));
    values.put(Signal.SYMBOL_RATIO, share(symbols, visible));
    values.put(Signal.DIGIT_RATIO, share(digits, visible));
    values.put(Signal.LINK_SHARE, linkShare(text.wording()));
  }

  private static double linkShare(String wording) {
    long linked = 0;
    Matcher link = LINK.matcher(wording);
    while (link.find()) {
      linked += visible(link.group());
    }
    return share(linked, visible(wording));
  }

  private static long visible(String text) {
    return text.codePoints().filter(c -> !isSpace(c)).count();
  }

  private static boolean isSpace(int c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }
}
