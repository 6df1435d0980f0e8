package io.mimodata.synthgen.curate;

import java.util.regex.Pattern;

/** Problems without what only introduces them or sets their formulas. */
final class ProblemText {
  private static final Pattern DELIMITERS = Pattern.compile("\\\\[()\\[\\]]|\\$+");

  /** Labels and requests around a problem, in front and behind. */
  private static final Pattern LEAD =
      Pattern.compile(
          "(?i)^\\W*(?:(?:problem|question|exercise|example|task|q|ex|quiz)\\s*(?:no\\.?\\s*|#\\s*)?\\d*\\s*[.:)\\]-]+\\s*"
              + "|(?:please\\s+)?(?:solve|answer|consider|work out|tackle)\\s+(?:the following|this|these)(?:\\s+\\w+){0,3}\\s*[.:]\\s*)+");

  private static final Pattern TAIL =
      Pattern.compile(
          "(?i)(?:[\\s.?!]*\\b(?:please\\s+)?(?:reason step by step|think step by step|show (?:all )?your (?:work|working|steps)"
              + "|(?:give|write|express|simplify|put|state) (?:your|the) (?:final )?answer\\b[^.?!]{0,60}|explain your (?:answer|reasoning))[\\s.!]*)+$");

  private ProblemText() {}

  static String bare(String question) {
    String text = DELIMITERS.matcher(question).replaceAll(" ");
    return TAIL.matcher(LEAD.matcher(text).replaceFirst("")).replaceFirst("");
  }
}
