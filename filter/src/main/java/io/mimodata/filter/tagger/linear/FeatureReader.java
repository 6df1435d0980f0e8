package io.mimodata.filter.tagger.linear;

import io.mimodata.document.WordHash;
import io.mimodata.filter.text.ScannedText;
import io.mimodata.filter.text.TextScanner;
import io.mimodata.filter.text.TokenKind;
import java.util.List;

/** Tells the sparse features of documents, in the order of the text. Immutable and thread-safe. */
public final class FeatureReader {
  /** Changes whenever a text's features do: models of another version cannot be used. */
  public static final int VERSION = 1;

  /** Lines whose words are of {@link Family#OPENING}. */
  private static final int OPENING_LINES = 3;

  /** Words of {@link Family#OPENING} at most, title not counted. */
  private static final int OPENING_WORDS = 60;

  /** Formulas and words of code for each word of wording from which on they are the matter. */
  private static final double SOME_FORMULAS = 0.03;

  private static final double SOME_CODE = 0.1;

  private static final long PLAIN_MATTER = 0x3A1;
  private static final long MATTER_OF_FORMULAS = 0x3A2;
  private static final long MATTER_OF_CODE = 0x3A3;

  /**
   * What a token of each kind adds to two counts: formulas, in the upper half, and words of code.
   */
  private static final long[] TECHNICAL = new long[TokenKind.COUNT];

  /** What a token of each kind adds to the count of words. */
  private static final int[] WORDS = new int[TokenKind.COUNT];

  static {
    TECHNICAL[TokenKind.FORMULA] = 1L << Integer.SIZE;
    TECHNICAL[TokenKind.CODE_WORD] = 1;
    WORDS[TokenKind.WORD] = 1;
    WORDS[TokenKind.IDEOGRAPH] = 1;
  }

  private static final long LINE_START = 0x51AB;

  private final WordFeatures plain;
  private final WordFeatures amongFormulas;
  private final WordFeatures amongCode;
  private final int maxTokens;

  /**
   * Makes a reader.
   *
   * @param topics of words
   * @param maxTokens tokens from which on a text is not read further
   */
  public FeatureReader(WordTopics topics, int maxTokens) {
    this.plain = new WordFeatures(topics, PLAIN_MATTER);
    this.amongFormulas = new WordFeatures(topics, MATTER_OF_FORMULAS);
    this.amongCode = new WordFeatures(topics, MATTER_OF_CODE);
    this.maxTokens = maxTokens;
  }

  /**
   * Tells all features.
   *
   * @param title null if there is none
   */
  public void read(String title, ScannedText text, FeatureSink sink) {
    if (title != null && !title.isBlank()) {
      ScannedText scanned = new TextScanner().scan(title, List.of());
      for (int i = 0; i < scanned.tokens(); i++) {
        opening(scanned.hash(i), sink);
      }
    }
    WordFeatures words = matter(text);
    LineShape shape = new LineShape(text, sink);
    int openingWords = 0;
    for (int line = 0; line < text.lines(); line++) {
      int from = text.lineToken(line);
      int to = Math.min(maxTokens, text.lineToken(line + 1));
      if (from >= maxTokens) {
        return;
      }
      tokens(text, from, to, words, sink);
      shape.tell(line, from, to);
      if (line < OPENING_LINES) {
        for (int i = from; i < to && openingWords < OPENING_WORDS; i++) {
          if (text.kind(i) != TokenKind.FORMULA_PART) {
            opening(text.hash(i), sink);
            openingWords++;
          }
        }
      }
    }
  }

  private static void opening(long hash, FeatureSink sink) {
    sink.add(Family.OPENING.slot(hash));
  }

  private static void tokens(
      ScannedText text, int from, int to, WordFeatures words, FeatureSink sink) {
    long before = LINE_START;
    long mannerBefore = LINE_START;
    for (int i = from; i < to; i++) {
      long hash = text.hash(i);
      byte kind = text.kind(i);
      if (kind == TokenKind.FORMULA_PART) {
        sink.add(Family.FORMULA.slot(hash));
        continue;
      }
      if (kind == TokenKind.CODE_WORD) {
        sink.add(Family.CODE.slot(hash));
        continue;
      }
      boolean manner = false;
      if (kind == TokenKind.WORD) {
        manner = sink.addWord(hash, words);
      } else if (kind == TokenKind.IDEOGRAPH) {
        sink.add(Family.WORD.slot(hash));
      } else {
        sink.add(Family.SYMBOL.slot(hash));
        manner = kind == TokenKind.SYMBOL && isManner(text.charAt(text.start(i)));
        if (manner) {
          words.tellManner(hash, sink);
        }
      }
      if (manner) {
        sink.add(Family.MANNER.slot(WordHash.finish(WordHash.append(mannerBefore, hash))));
        mannerBefore = hash;
      }
      sink.add(Family.PAIR.slot(WordHash.finish(WordHash.append(before, hash))));
      before = hash;
    }
  }

  /**
   * What a text is made of, coarsely: its manner means something else in each. "I" in a text of
   * formulas is a question about mathematics more often than a diary.
   */
  private WordFeatures matter(ScannedText text) {
    long technical = 0;
    int words = 0;
    for (int i = 0; i < text.tokens(); i++) {
      byte kind = text.kind(i);
      technical += TECHNICAL[kind];
      words += WORDS[kind];
    }
    int formulas = (int) (technical >>> Integer.SIZE);
    int code = (int) technical;
    if (formulas > SOME_FORMULAS * words) {
      return amongFormulas;
    }
    return code > SOME_CODE * words ? amongCode : plain;
  }

  private static boolean isManner(char symbol) {
    return symbol == '?' || symbol == '!';
  }
}
