package io.mimodata.filter.language;

import java.util.ArrayList;
import java.util.List;

/**
 * Tells the language of prose. The script decides where it can; the languages of a shared script
 * are told apart by Apache OpenNLP's model of 103 languages (character n-grams of the Leipzig
 * corpora), by frequent words, and by how common the languages are on the web, which counts less
 * the longer the text is. A long text is looked at in a few windows spread evenly, and in more if
 * those are in doubt. The model is loaded once a JVM. Not thread-safe: build one a partition, which
 * is cheap.
 */
public final class LanguageIdentifier {
  /** Letters of an alphabet, or what is worth as much, that an answer needs. */
  private static final double LEAST_LETTERS = 10;

  /**
   * A text that has no more different words than this, and less prose than this share of its
   * visible characters, is a list: of identifiers, say, with one word between them, in no language.
   */
  private static final int FEW_DIFFERENT = 12;

  private static final double LITTLE_PROSE = 0.2;

  /** Visible characters that it takes to tell a list. */
  private static final int LIST = 250;

  /** In UTF-16 units. */
  private static final int WINDOW = 80;

  private static final int FEW = 5;
  private static final int MANY = 24;

  /** Scores below are in doubt. */
  private static final double SURE = 0.9;

  private final Languages languages = Languages.INSTANCE;
  private final NgramScorer ngrams = new NgramScorer(languages.model());
  private final ProseWindow window = new ProseWindow(WINDOW);

  /** Hashes of the first different words of the windows of a text; more than so many aren't few. */
  private final int[] firstWords = new int[FEW_DIFFERENT + 1];

  private int differentWords;

  /** Characters of the windows that are no white space. */
  private int visible;

  /**
   * Returns the language of most of a text, {@link Language#UNDETERMINED} for fewer than 10 letters
   * (4 Chinese characters), or if it is hardly more than identifiers.
   *
   * @param prose without formulas and code, as far as they are known
   */
  public Language identify(String prose) {
    Language language = identify(prose, FEW);
    boolean doubt = language.score() < SURE || language.secondShare() > 0;
    return doubt && prose.length() > FEW * WINDOW ? identify(prose, MANY) : language;
  }

  private Language identify(String prose, int most) {
    differentWords = 0;
    visible = 0;
    List<Part> parts = parts(prose, most);
    double letters = 0;
    for (Part part : parts) {
      letters += part.weight();
    }
    boolean isList =
        visible >= LIST && differentWords <= FEW_DIFFERENT && letters < LITTLE_PROSE * visible;
    return letters < LEAST_LETTERS || isList
        ? Language.UNDETERMINED
        : new Verdict(languages, parts).language();
  }

  /** Looks at a text in windows of equal size and distance, which make up all of a short one. */
  private List<Part> parts(String prose, int most) {
    int length = prose.length();
    int count = Math.min(most, (length + WINDOW - 1) / WINDOW);
    List<Part> parts = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      int size = Math.min(WINDOW, (length + count - 1) / count);
      int middle = (int) (length * (2L * i + 1) / (2L * count));
      int start = Math.max(0, Math.min(middle - size / 2, length - size));
      window.read(prose, start, start + size);
      visible += window.visible();
      noteWords();
      if (window.weight() > 0) {
        parts.add(Part.of(window, languages, ngrams));
      }
    }
    return parts;
  }

  private void noteWords() {
    char[] text = window.text();
    int hash = 0;
    for (int i = 0; i <= window.length() && differentWords <= FEW_DIFFERENT; i++) {
      char c = i < window.length() ? text[i] : ' ';
      if (Character.isLetter(c)) {
        hash = 31 * hash + c;
      } else if (hash != 0) {
        noteWord(hash);
        hash = 0;
      }
    }
  }

  private void noteWord(int hash) {
    for (int i = 0; i < differentWords; i++) {
      if (firstWords[i] == hash) {
        return;
      }
    }
    firstWords[differentWords++] = hash;
  }
}
