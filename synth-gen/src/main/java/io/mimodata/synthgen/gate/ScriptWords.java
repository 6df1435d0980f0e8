package io.mimodata.synthgen.gate;

import java.lang.Character.UnicodeScript;
import java.util.EnumMap;

/**
 * The scripts of a text's words. Words in code, formulas and tables, single letters of an alphabet,
 * names of variables, options and TeX commands, and words with digits have none: they are the same
 * in all languages.
 */
final class ScriptWords {
  private static final String TIES = "_\\@#/";

  private final UnicodeScript[] scripts;
  private final EnumMap<UnicodeScript, Integer> counts = new EnumMap<>(UnicodeScript.class);
  private int size;

  ScriptWords(GateText text) {
    scripts = new UnicodeScript[text.size()];
    for (int word = 0; word < scripts.length; word++) {
      scripts[word] = script(text, word);
      if (scripts[word] != null) {
        counts.merge(scripts[word], 1, Integer::sum);
        size++;
      }
    }
  }

  private static UnicodeScript script(GateText text, int word) {
    String characters = text.text();
    int start = text.start(word);
    int end = text.end(word);
    if (text.kind(word) == GateText.LAID_OUT || !text.isSpoken(word)) {
      return null;
    }
    if ((start > 0 && TIES.indexOf(characters.charAt(start - 1)) >= 0)
        || (end < characters.length() && characters.charAt(end) == '_')
        || characters.startsWith("--", start - 2)) {
      return null;
    }
    for (int i = start; i < end; i++) {
      if (Character.isDigit(characters.charAt(i))) {
        return null;
      }
    }
    UnicodeScript script = UnicodeScript.of(characters.codePointAt(start));
    return switch (script) {
      case KATAKANA, HIRAGANA -> UnicodeScript.HIRAGANA;
      case COMMON, INHERITED, UNKNOWN -> null;
      // Two letters are names of quantities, as in αβ and Δx.
      case GREEK -> end - start > 2 ? script : null;
      default -> script;
    };
  }

  /** The script of a word, or null. */
  UnicodeScript of(int word) {
    return scripts[word];
  }

  int count(UnicodeScript script) {
    return counts.getOrDefault(script, 0);
  }

  /** Number of words that have a script. */
  int size() {
    return size;
  }

  /** The script of most words, Latin where there are none or it has as many. */
  UnicodeScript mostFrequent() {
    UnicodeScript most = UnicodeScript.LATIN;
    for (UnicodeScript script : counts.keySet()) {
      if (count(script) > count(most)) {
        most = script;
      }
    }
    return most;
  }
}
