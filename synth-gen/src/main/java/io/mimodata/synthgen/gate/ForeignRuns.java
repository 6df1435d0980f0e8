package io.mimodata.synthgen.gate;

import java.lang.Character.UnicodeScript;
import java.util.Set;

/**
 * The runs of words in scripts that a language isn't written in. A run ends at a word in one of the
 * language's own scripts and at the end of a line; words without a script go on with it.
 */
final class ForeignRuns {
  private static final String OPENING =
      "([{>\"\uff08\u3010\u3014\u300a\u300c\u300e\u2018\u201c\u00ab";
  private static final String CLOSING =
      ")]}\"\uff09\u3011\u3015\u300b\u300d\u300f\u2019\u201d\u00bb";
  private static final String EXPLAINING = "(\uff08[";
  private static final String EMPHASIS = " *_";

  /** A bracket explains a term, and no sentence. */
  private static final int MAX_EXPLAINED = 8;

  private final Part part;
  private final ScriptWords scripts;
  private final String prompt;
  private int foreign;
  private int bare;
  private int longestBare;
  private int startOfLongest;
  private int endOfLongest;

  /**
   * @param own scripts, whose words aren't foreign; Latin is looked at apart and never foreign
   * @param prompt its runs of foreign words don't count
   */
  ForeignRuns(Part part, ScriptWords scripts, Set<UnicodeScript> own, String prompt) {
    this.part = part;
    this.scripts = scripts;
    this.prompt = prompt;
    GateText text = part.text();
    int start = -1;
    int end = -1;
    for (int word = 0; word < text.size(); word++) {
      UnicodeScript script = scripts.of(word);
      boolean isForeign = isForeign(script, own);
      if (start >= 0 && ((script != null && !isForeign) || text.isLineBreakBefore(word))) {
        add(start, end);
        start = -1;
      }
      if (isForeign) {
        start = start < 0 ? word : start;
        end = word + 1;
      }
    }
    if (start >= 0) {
      add(start, end);
    }
  }

  private static boolean isForeign(UnicodeScript script, Set<UnicodeScript> own) {
    return script != null && script != UnicodeScript.LATIN && !own.contains(script);
  }

  private void add(int start, int end) {
    GateText text = part.text();
    if (prompt.contains(text.text().substring(text.start(start), text.end(end - 1)))) {
      return;
    }
    int words = 0;
    for (int word = start; word < end; word++) {
      words += scripts.of(word) == null ? 0 : 1;
    }
    foreign += words;
    if (isMarked(start, end, words)) {
      return;
    }
    bare += words;
    if (words > longestBare) {
      longestBare = words;
      startOfLongest = start;
      endOfLongest = end;
    }
  }

  /** Whether a quotation mark or a bracket stands beside the run, or a bracket explains it. */
  private boolean isMarked(int start, int end, int words) {
    String text = part.text().text();
    int before = part.text().start(start) - 1;
    while (before >= 0 && EMPHASIS.indexOf(text.charAt(before)) >= 0) {
      before--;
    }
    int after = part.text().end(end - 1);
    while (after < text.length() && EMPHASIS.indexOf(text.charAt(after)) >= 0) {
      after++;
    }
    String behind = after < text.length() ? text.substring(after, after + 1) : "\n";
    return (before >= 0 && OPENING.indexOf(text.charAt(before)) >= 0)
        || CLOSING.contains(behind)
        || (words <= MAX_EXPLAINED && EXPLAINING.contains(behind));
  }

  /** Foreign words that aren't in the prompt. */
  int foreign() {
    return foreign;
  }

  /** Those that nothing marks as foreign. */
  int bare() {
    return bare;
  }

  int longestBare() {
    return longestBare;
  }

  /** Where the longest bare run is, and what it says. */
  String place() {
    return part.place(startOfLongest) + ": " + part.text().excerpt(startOfLongest, endOfLongest);
  }
}
