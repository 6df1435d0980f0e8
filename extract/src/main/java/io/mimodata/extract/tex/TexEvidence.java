package io.mimodata.extract.tex;

import java.util.regex.Pattern;

/** Tells mathematics from other text that happens to stand between formula delimiters. */
final class TexEvidence {
  private static final int LONGEST_INLINE = 500;
  private static final Pattern TEXT_GROUP =
      Pattern.compile("\\\\(?:text\\w*|mbox|hbox|math\\w+|operatorname\\*?)\\s*\\{[^{}]*\\}");
  private static final Pattern COMMAND = Pattern.compile("\\\\[A-Za-z]+");
  private static final Pattern STRONG = Pattern.compile("\\\\[A-Za-z]{2,}\\s*\\{");
  private static final Pattern WORDS = Pattern.compile("[A-Za-z]{2,}[\\s,]+[A-Za-z]{2,}");
  private static final Pattern SYNTAX = Pattern.compile("\\\\[A-Za-z]{2,}|[\\^_{=<>]|\\\\[{|]");

  private TexEvidence() {}

  /** Whether a formula may be meant: TeX syntax or a few symbols, and no run of words. */
  static boolean looksLikeFormula(String content) {
    String tex = content.strip();
    return !tex.isEmpty()
        && !hasWords(tex)
        && (SYNTAX.matcher(tex).find() || (tex.length() <= 2 && Character.isLetter(tex.charAt(0))));
  }

  /**
   * Whether a pair of single dollars may be meant as a formula: pandoc's rules (no white space
   * inside the dollars, no digit after them), and either a command with an argument or nothing that
   * reads as prose.
   */
  static boolean looksLikeDollarFormula(String text, int start, int end) {
    String tex = text.substring(start + 1, end - 1);
    return !tex.isEmpty()
        && tex.length() <= LONGEST_INLINE
        && !Character.isWhitespace(tex.charAt(0))
        && !Character.isWhitespace(tex.charAt(tex.length() - 1))
        && !isWordAt(text, start - 1)
        && !isWordAt(text, end)
        && (STRONG.matcher(tex).find() || !hasWords(tex));
  }

  private static boolean hasWords(String tex) {
    String visible = TEXT_GROUP.matcher(tex).replaceAll("");
    return WORDS.matcher(COMMAND.matcher(visible).replaceAll("\\\\")).find();
  }

  private static boolean isWordAt(String text, int index) {
    return index >= 0 && index < text.length() && Character.isLetterOrDigit(text.charAt(index));
  }
}
