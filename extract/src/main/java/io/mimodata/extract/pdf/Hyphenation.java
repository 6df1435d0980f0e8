package io.mimodata.extract.pdf;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Decides about hyphens at line ends with the document's own words: a word that also stands whole
 * somewhere is joined, and one that nobody wrote keeps its hyphen.
 */
final class Hyphenation {
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}]+(?:-[\\p{L}\\p{M}]+)*");
  private static final Pattern HEAD = Pattern.compile("([\\p{L}\\p{M}]+)-$");
  private static final Pattern TAIL = Pattern.compile("^[\\p{Ll}\\p{M}]+");

  private final Set<String> words = new HashSet<>();

  private Hyphenation() {}

  static Hyphenation of(List<PdfLine> lines) {
    Hyphenation hyphenation = new Hyphenation();
    for (PdfLine line : lines) {
      Matcher word = WORD.matcher(line.text());
      while (word.find()) {
        hyphenation.words.add(lower(word.group()));
      }
    }
    return hyphenation;
  }

  /** Appends a line to the text of its paragraph. */
  void append(StringBuilder paragraph, String line) {
    Matcher head = HEAD.matcher(paragraph);
    Matcher tail = TAIL.matcher(line);
    if (paragraph.length() == 0) {
      paragraph.append(line);
    } else if (head.find() && tail.find()) {
      if (words.contains(lower(head.group(1) + tail.group()))) {
        paragraph.setLength(paragraph.length() - 1);
      }
      paragraph.append(line);
    } else {
      paragraph.append(needsSpace(paragraph, line) ? " " : "").append(line);
    }
  }

  /** Chinese and Japanese have no spaces between lines. */
  private static boolean needsSpace(StringBuilder paragraph, String line) {
    return !Character.isIdeographic(paragraph.codePointBefore(paragraph.length()))
        || !Character.isIdeographic(line.codePointAt(0));
  }

  private static String lower(String word) {
    return word.toLowerCase(Locale.ROOT);
  }
}
