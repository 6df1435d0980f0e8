package io.mimodata.extract.pdf.layout;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Decides about hyphens at line ends with the document's own words: a compound that stands with its
 * hyphen within a line keeps it, unless the word stands without it more often; so does one whose
 * parts are both words of the document and whose whole is not; all others were broken by the
 * typesetter.
 */
final class Hyphenation {
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}]+(?:-[\\p{L}\\p{M}]+)*");
  private static final Pattern HEAD =
      Pattern.compile("((?:[\\p{L}\\p{M}]+-)*[\\p{L}\\p{M}]+)[-\u2010\u00AD]$");
  private static final Pattern TAIL = Pattern.compile("^[\\p{Ll}\\p{M}]+");
  private static final int SHORT = 3;

  private final Map<String, Integer> words = new HashMap<>();

  private Hyphenation() {}

  static Hyphenation of(List<TextLine> lines) {
    Hyphenation hyphenation = new Hyphenation();
    for (TextLine line : lines) {
      if (line.isCode()) {
        continue;
      }
      String text = line.text();
      Matcher word = WORD.matcher(text);
      while (word.find()) {
        boolean broken = word.end() == text.length() - 1 && text.endsWith("-");
        boolean rest = word.start() == 0;
        if (!broken && !rest) {
          hyphenation.words.merge(lower(word.group()), 1, Integer::sum);
        }
      }
    }
    return hyphenation;
  }

  /** Whether the typesetter put the hyphen in that ends a line, so that it goes. */
  boolean isBroken(CharSequence before, String after) {
    Matcher head = HEAD.matcher(before);
    Matcher tail = TAIL.matcher(after);
    if (!head.find() || !tail.find()) {
      return false;
    }
    String left = lower(head.group(1));
    String right = lower(tail.group());
    int joined = count(left + right);
    int compound = count(left + "-" + right);
    if (joined > 0 || compound > 0) {
      return joined >= compound;
    }
    String part = left.substring(left.lastIndexOf('-') + 1);
    return part.length() < SHORT || right.length() < SHORT || count(part) == 0 || count(right) == 0;
  }

  /** Whether text ends in a hyphen after a letter. */
  static boolean endsWithHyphen(CharSequence text) {
    return HEAD.matcher(text).find();
  }

  private int count(String word) {
    return words.getOrDefault(word, 0);
  }

  private static String lower(String word) {
    return word.toLowerCase(Locale.ROOT);
  }
}
