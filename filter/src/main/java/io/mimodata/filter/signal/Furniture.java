package io.mimodata.filter.signal;

import io.mimodata.document.WordHash;
import io.mimodata.filter.text.Region;
import io.mimodata.filter.text.ScannedText;
import io.mimodata.filter.text.TokenKind;

/**
 * Finds lines that look like page furniture. A line with a formula or code is none, nor is a
 * by-line: one that begins with <em>by</em> or names a date. Else it is
 *
 * <ul>
 *   <li>a notice: at most 40 words with a phrase of copyright, cookies or terms;
 *   <li>a control: no end of a sentence, at most 8 words, one of menus, sharing, login,
 *       subscription or paging among them;
 *   <li>a trail: no end of a sentence, parts between {@code |}, {@code »}, {@code ›}, {@code ·};
 *   <li>one of a menu: four and more lines in a row of at most 4 words, no end of a sentence.
 * </ul>
 */
final class Furniture {
  private static final String SEPARATORS = "|\u00BB\u203A\u00B7";
  private static final int NOTICE_WORDS = 40;
  private static final int CONTROL_WORDS = 8;
  private static final int TRAIL_WORDS = 30;
  private static final int MENU_WORDS = 4;
  private static final int MENU_LINES = 4;

  private static final long BY = hash("by");

  private final ScannedText text;
  private final WordCounts words;
  private final CharacterCounts characters;
  private long found;
  private int menuLines;
  private long menuRest;

  Furniture(ScannedText text, WordCounts words, CharacterCounts characters) {
    this.text = text;
    this.words = words;
    this.characters = characters;
  }

  private static long hash(String word) {
    long hash = 0;
    for (int i = 0; i < word.length(); i++) {
      hash = WordHash.append(hash, word.charAt(i));
    }
    return WordHash.finish(WordHash.append(hash, TokenKind.WORD));
  }

  /** Takes the next line, which the counts have just taken. */
  void line(int line, boolean endsSentence) {
    int from = text.lineStart(line);
    int count = words.lineWords();
    boolean technical =
        words.lineHasFormula()
            || !Region.isWording(text.region(from))
            || !Region.isWording(text.region(text.lineEnd(line) - 1));
    if (technical || count > NOTICE_WORDS) {
      end();
      return;
    }
    boolean byLine = isByLine(line);
    boolean furniture = !byLine && isFurniture(line, count, endsSentence);
    if (!endsSentence && count <= MENU_WORDS && text.region(from) == Region.PROSE) {
      menuLines++;
      menuRest += furniture || byLine ? 0 : characters.lineWording();
    } else {
      end();
    }
    found += furniture ? characters.lineWording() : 0;
  }

  private boolean isByLine(int line) {
    int first = text.lineToken(line);
    return words.lineHas(Lexicon.DATE)
        || (first < text.lineToken(line + 1) && text.hash(first) == BY);
  }

  private boolean isFurniture(int line, int count, boolean endsSentence) {
    if (words.lineHas(Lexicon.NOTICE)) {
      return true;
    }
    return !endsSentence
        && ((count <= CONTROL_WORDS && words.lineHas(Lexicon.FURNITURE))
            || (count <= TRAIL_WORDS && isTrail(line)));
  }

  private boolean isTrail(int line) {
    if (text.region(text.lineStart(line)) == Region.TABLE) {
      return false;
    }
    int parts = 0;
    for (int token = text.lineToken(line); token < text.lineToken(line + 1); token++) {
      parts +=
          text.kind(token) == TokenKind.SYMBOL
                  && SEPARATORS.indexOf(text.charAt(text.start(token))) >= 0
              ? 1
              : 0;
    }
    return parts >= 2;
  }

  /** Ends a run of short lines. */
  void end() {
    found += menuLines >= MENU_LINES ? menuRest : 0;
    menuLines = 0;
    menuRest = 0;
  }

  /** Visible characters of wording in furniture, after {@link #end}. */
  long characters() {
    return found;
  }
}
