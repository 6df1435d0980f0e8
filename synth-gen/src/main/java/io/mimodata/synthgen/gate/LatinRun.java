package io.mimodata.synthgen.gate;

import java.lang.Character.UnicodeScript;

/**
 * Words in Latin script in a row, on one line and unquoted; words without a script go on with it.
 *
 * @param start first word
 * @param end word after the last
 * @param words those in Latin script
 */
record LatinRun(int start, int end, int words) {
  static LatinRun longest(GateText text, ScriptWords scripts) {
    LatinRun longest = new LatinRun(0, 0, 0);
    int start = 0;
    int words = 0;
    for (int word = 0; word < text.size(); word++) {
      UnicodeScript script = scripts.of(word);
      boolean goesOn =
          (script == null || script == UnicodeScript.LATIN) && text.kind(word) != GateText.QUOTED;
      if (!goesOn || (words > 0 && text.isLineBreakBefore(word))) {
        words = 0;
      }
      if (goesOn && script != null) {
        start = words == 0 ? word : start;
        words++;
        if (words > longest.words()) {
          longest = new LatinRun(start, word + 1, words);
        }
      }
    }
    return longest;
  }
}
