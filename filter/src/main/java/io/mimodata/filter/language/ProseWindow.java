package io.mimodata.filter.language;

import java.text.Normalizer;
import java.util.Arrays;

/**
 * A part of a text, reduced to what its language shows in: words in lower case and their
 * punctuation. Left out are numbers, marks of Markdown and what is the same in every language:
 * addresses, paths, identifiers, acronyms, tags, commands, and what stands between back quotes or
 * dollar signs. Reused from window to window, so not thread-safe.
 */
final class ProseWindow {
  /** Longest code between back quotes or formula between dollar signs. */
  private static final int LONGEST_INLINE = 100;

  /** Words of capitals up to this length are taken for acronyms. */
  private static final int LONGEST_ACRONYM = 5;

  private static final char ASCII = 0x80;

  /** What a Latin letter counts, as a share of one of another alphabet. */
  private static final double LATIN = 0.5;

  /** From this share of Japanese syllables on, Chinese characters are Japanese too. */
  private static final double LEAST_KANA = 0.05;

  /** Punctuation that the model knows. */
  private static final CharacterSet KEPT =
      new CharacterSet(".,;:!?()'\"-\u2018\u2019\u201C\u201D\u00AB\u00BB\u060C\u061F\u0964");

  private static final CharacterSet BEFORE_WORDS =
      new CharacterSet("([{\"'*_>|\u2018\u201C\u00AB\u2014\u2013\u2022");

  private static final CharacterSet INSIDE_WORDS = new CharacterSet("-'\u2019\u2014");

  private static final CharacterSet AFTER_WORDS =
      new CharacterSet(".,;:!?)]}\"'*_|\u2019\u201D\u00BB\u2026\u2014\u2013");

  private final char[] raw;
  private final char[] clean;
  private final int[] letters = new int[Script.count()];
  private Script script = Script.LATIN;
  private int length;
  private int visible;
  private int pointedAlefs;
  private int otherPoints;
  private boolean assamese;

  /**
   * @param capacity longest window in UTF-16 units
   */
  ProseWindow(int capacity) {
    raw = new char[capacity];
    // Words are never longer clean than raw, but for a space before and after.
    clean = new char[capacity + 2];
  }

  /** Reads a part of a text, at most as long as the capacity. */
  void read(String text, int from, int to) {
    Arrays.fill(letters, 0);
    length = 0;
    pointedAlefs = 0;
    otherPoints = 0;
    assamese = false;
    text.getChars(from, to, raw, 0);
    visible = visible(to - from);
    int end = composed(to - from);
    readClean(end);
    script = heaviestScript();
  }

  private void readClean(int end) {
    int i = 0;
    while (i < end) {
      char c = raw[i];
      if (isSpace(c)) {
        space();
        i++;
      } else {
        int closed = c == '`' || c == '$' ? closing(i, end) : 0;
        if (closed > 0) {
          space();
        }
        i = closed > 0 ? closed : token(i, end);
      }
    }
  }

  private int visible(int end) {
    int count = 0;
    for (int i = 0; i < end; i++) {
      count += raw[i] > ' ' ? 1 : 0;
    }
    return count;
  }

  private static boolean isSpace(char c) {
    return c <= ' ' || c == '\u00A0' || c == '\u3000' || c == '\u2028';
  }

  /** Composes letters and resolves presentation forms, where there are any; returns the new end. */
  private int composed(int end) {
    for (int i = 0; i < end; i++) {
      if (isDecomposed(raw[i])) {
        String text = Normalizer.normalize(new String(raw, 0, end), Normalizer.Form.NFKC);
        int newEnd = Math.min(text.length(), raw.length);
        text.getChars(0, newEnd, raw, 0);
        return newEnd;
      }
    }
    return end;
  }

  /** Accents, ligatures, shapes of Arabic letters, letters of full and half width. */
  private static boolean isDecomposed(char c) {
    return isBetween(c, '\u0300', '\u036F')
        || isBetween(c, '\uFB00', '\uFDFF')
        || isBetween(c, '\uFE70', '\uFEFE')
        || isBetween(c, '\uFF21', '\uFF9F');
  }

  private static boolean isBetween(char c, char first, char last) {
    return c >= first && c <= last;
  }

  /**
   * Returns the place behind inline code or a formula that begins here, 0 if none does. What
   * follows a space is no closing dollar sign but a price.
   */
  private int closing(int begin, int end) {
    for (int i = begin + 1; i < end && i <= begin + LONGEST_INLINE && raw[i] != '\n'; i++) {
      if (raw[i] == raw[begin] && (raw[i] == '`' || raw[i - 1] != ' ')) {
        return i + 1;
      }
    }
    return 0;
  }

  /** Takes over the token that begins here if it is wording; returns the place behind it. */
  private int token(int begin, int windowEnd) {
    int end = begin;
    boolean ascii = true;
    while (end < windowEnd && !isSpace(raw[end]) && raw[end] != '`') {
      char c = raw[end];
      ascii &= c < ASCII || Script.indexOf(c) < 0;
      end++;
    }
    if (end == begin) { // a back quote that nothing closes
      return begin + 1;
    }
    if (isAddress(begin, end)) {
      space();
      return addressEnd(begin, end);
    }
    if (ascii && !isWord(begin, end)) {
      space();
      return end;
    }
    for (int i = begin; i < end; i++) {
      character(raw[i]);
    }
    return end;
  }

  private boolean isAddress(int begin, int end) {
    return startsWith("http://", begin, end)
        || startsWith("https://", begin, end)
        || startsWith("www.", begin, end);
  }

  /** Text of a script without spaces goes on right behind an address. */
  private int addressEnd(int begin, int end) {
    for (int i = begin; i < end; i++) {
      if (raw[i] >= ASCII) {
        return i;
      }
    }
    return end;
  }

  private boolean startsWith(String prefix, int begin, int end) {
    if (end - begin < prefix.length()) {
      return false;
    }
    for (int i = 0; i < prefix.length(); i++) {
      if (raw[begin + i] != prefix.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Whether a token whose letters are all of ASCII is a word and not an identifier or the like. */
  private boolean isWord(int begin, int end) {
    int first = begin;
    while (first < end && BEFORE_WORDS.has(raw[first])) {
      first++;
    }
    int last = end;
    while (last > first && AFTER_WORDS.has(raw[last - 1])) {
      last--;
    }
    int capitals = 0;
    int small = 0;
    for (int i = first; i < last; i++) {
      char c = raw[i];
      boolean capital = c >= 'A' && c <= 'Z';
      if (c >= 'a' && c <= 'z') {
        small++;
      } else if (capital) {
        capitals++;
      } else if (i == first || !INSIDE_WORDS.has(c)) {
        return false;
      }
      if (capital && i > first && raw[i - 1] >= 'a' && raw[i - 1] <= 'z') {
        return false; // camelCase
      }
    }
    return small > 0 || capitals == 1 || capitals > LONGEST_ACRONYM;
  }

  private void character(char c) {
    int script = Script.indexOf(c);
    if (script >= 0) {
      letters[script]++;
      if (script == Script.HEBREW.index()) {
        hebrew(c);
      }
      assamese |= c == '\u09F0' || c == '\u09F1';
      clean[length++] = c < ASCII ? (char) (c | 0x20) : Character.toLowerCase(c);
    } else if (KEPT.has(c)) {
      clean[length++] = c;
    } else {
      space();
    }
  }

  /** Yiddish points alefs to vowels and has ligatures; pointed Hebrew has points everywhere. */
  private void hebrew(char c) {
    if (c >= '\u05F0' && c <= '\u05F2') {
      pointedAlefs++;
    } else if (c == '\u05B7' || c == '\u05B8') {
      char letter = length > 0 ? clean[length - 1] : ' ';
      if (letter == '\u05D0' || letter == '\u05F2') {
        pointedAlefs++;
      } else {
        otherPoints++;
      }
    }
  }

  private void space() {
    if (length > 0 && clean[length - 1] != ' ') {
      clean[length++] = ' ';
    }
  }

  /** Latin letters count half, since names and terms in them stand in texts of any script. */
  private Script heaviestScript() {
    Script most = Script.LATIN;
    double weight = LATIN * letters(Script.LATIN);
    for (int i = 0; i < letters.length; i++) {
      Script script = Script.of(i);
      if (script != Script.LATIN && letters[i] * script.weight() > weight) {
        most = script;
        weight = letters[i] * script.weight();
      }
    }
    return most == Script.HAN && isJapanese(letters(Script.KANA), letters(Script.HAN))
        ? Script.KANA
        : most;
  }

  /** The script that most of the window is in; Japanese counts as {@link Script#KANA}. */
  Script script() {
    return script;
  }

  /** Whether a text with so many Japanese syllables and Chinese characters is Japanese. */
  static boolean isJapanese(int kana, int han) {
    return kana > 0 && kana >= LEAST_KANA * (kana + han);
  }

  /** How much prose of its script the window has, in letters of an alphabet. */
  double weight() {
    double weight = letters(script) * script.weight();
    return script == Script.KANA ? weight + letters(Script.HAN) * Script.HAN.weight() : weight;
  }

  /** BCP 47 tag of the language that the script speaks for, empty if several share it. */
  String tag() {
    return switch (script) {
      case HEBREW -> pointedAlefs > otherPoints ? "yi" : script.tag();
      case BENGALI -> assamese ? "as" : script.tag();
      default -> script.tag();
    };
  }

  /** The clean text, valid up to {@link #length} until the next reading. */
  char[] text() {
    return clean;
  }

  int length() {
    return length;
  }

  /** Characters of the part as it was read that are no white space. */
  int visible() {
    return visible;
  }

  /** Letters and combining marks of a script. */
  int letters(Script script) {
    return letters[script.index()];
  }
}
