package io.mimodata.filter.signal;

import static io.mimodata.filter.signal.SignalExtractor.share;

import io.mimodata.document.WordHash;
import io.mimodata.filter.text.ScannedText;

/**
 * Joins lines to paragraphs and looks at how a page is built of them. A body paragraph has at least
 * 25 words and ends a sentence, or has a formula or code.
 */
final class Paragraphs {
  private static final int LONG_LINE = 120;
  private static final int BODY_WORDS = 25;

  private final ScannedText text;
  private final CharacterCounts characters;
  private final WordCounts words;
  private final LongCounts seen;
  private long count;
  private long length;
  private long codeless;
  private long duplicate;
  private double firstBody = 1;
  private long run;
  private long longestRun;
  private long othersInRow;
  private long otherLength;

  private int lines;
  private int start;
  private long hash;
  private long lengthOfThis;
  private long wordsBefore;
  private long wordsSoFar;
  private boolean ends;
  private boolean technical;
  private boolean allCode = true;
  private boolean lastLong;

  Paragraphs(ScannedText text, CharacterCounts characters, WordCounts words, Scratch scratch) {
    this.text = text;
    this.characters = characters;
    this.words = words;
    seen = scratch.paragraphs;
    seen.reset(text.lines());
  }

  /** Takes the next line, which the counts have just taken. */
  void line(int line, boolean inCode, boolean endsSentence, boolean gapBefore) {
    int from = text.lineStart(line);
    int characterCount = text.lineEnd(line) - from;
    boolean isLong = characterCount > LONG_LINE;
    if (gapBefore || isLong || lastLong) {
      finish(wordsSoFar);
      start = from;
    }
    lastLong = isLong;
    lines++;
    hash = WordHash.append(hash, characters.lineHash());
    lengthOfThis += characterCount;
    ends |= endsSentence || characters.lineSentences() > 0;
    technical |= inCode || words.lineHasFormula();
    allCode &= inCode;
    wordsSoFar = words.words();
  }

  private void finish(long wordsNow) {
    if (lines > 0) {
      count++;
      length += lengthOfThis;
      if (!allCode) {
        codeless += lengthOfThis;
        duplicate += seen.add(WordHash.finish(hash)) > 1 ? lengthOfThis : 0;
      }
      structure(technical || (ends && wordsNow - wordsBefore >= BODY_WORDS));
    }
    lines = 0;
    hash = 0;
    lengthOfThis = 0;
    wordsBefore = wordsNow;
    ends = false;
    technical = false;
    allCode = true;
  }

  private void structure(boolean body) {
    if (body) {
      firstBody = firstBody < 1 ? firstBody : (double) start / text.length();
      run = (run > 0 && othersInRow <= 1 ? run + otherLength : 0) + lengthOfThis;
      longestRun = Math.max(longestRun, run);
      othersInRow = 0;
      otherLength = 0;
    } else {
      othersInRow++;
      otherLength += lengthOfThis;
    }
  }

  /** Ends the last paragraph. */
  void end() {
    finish(wordsSoFar);
  }

  void measure(SignalValues values) {
    values.set(Signal.PARAGRAPHS, (double) count);
    values.set(Signal.DUPLICATE_PARAGRAPH_SHARE, share(duplicate, codeless));
    values.set(Signal.MAIN_RUN_SHARE, share(longestRun, length));
    values.set(Signal.FIRST_BODY_POSITION, firstBody);
  }
}
