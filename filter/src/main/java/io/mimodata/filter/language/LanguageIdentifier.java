package io.mimodata.filter.language;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import opennlp.tools.langdetect.LanguageDetectorME;
import opennlp.tools.langdetect.LanguageDetectorModel;

/**
 * Tells the language of prose with Apache OpenNLP's model of 103 languages (character n-grams of
 * the Leipzig corpora). The model is loaded once a JVM. Not thread-safe: build one a partition.
 */
public final class LanguageIdentifier {
  /** Resource of the package {@code opennlp-models-langdetect}. */
  private static final String MODEL = "/langdetect-183.bin";

  /** Letters that prose must have for an answer to mean something. */
  static final int LEAST_LETTERS = 20;

  /** The text is looked at in this many windows, spread evenly, of this many characters each. */
  private static final int WINDOWS = 3;

  private static final int WINDOW = 600;

  private final LanguageDetectorME detector = new LanguageDetectorME(Model.INSTANCE);

  /**
   * Returns the likeliest language, {@link Language#UNDETERMINED} for fewer than 20 letters.
   *
   * @param prose without formulas and code
   */
  public Language identify(String prose) {
    String sample = sample(prose);
    if (sample.codePoints().filter(Character::isLetter).count() < LEAST_LETTERS) {
      return Language.UNDETERMINED;
    }
    opennlp.tools.langdetect.Language[] likeliest = detector.predictLanguages(sample);
    double first = likeliest[0].getConfidence();
    double second = likeliest[1].getConfidence();
    return new Language(LanguageTags.of(likeliest[0].getLang()), first / (first + second));
  }

  /** White space collapsed, and of a long text its begin, middle and end only. */
  private static String sample(String prose) {
    String text = prose.strip().replaceAll("\\s+", " ");
    if (text.length() <= WINDOWS * WINDOW) {
      return text;
    }
    StringBuilder sample = new StringBuilder(WINDOWS * (WINDOW + 1));
    for (int i = 0; i < WINDOWS; i++) {
      int start = (int) ((long) (text.length() - WINDOW) * i / (WINDOWS - 1));
      sample.append(text, start, start + WINDOW).append(' ');
    }
    return sample.toString();
  }

  private static final class Model {
    static final LanguageDetectorModel INSTANCE = load();

    private static LanguageDetectorModel load() {
      try (InputStream in = LanguageIdentifier.class.getResourceAsStream(MODEL)) {
        if (in == null) {
          throw new IllegalStateException(
              "The language model %s is not on the class path; it comes with opennlp-models-langdetect"
                  .formatted(MODEL));
        }
        return new LanguageDetectorModel(in);
      } catch (IOException e) {
        throw new UncheckedIOException("The language model " + MODEL + " can't be read", e);
      }
    }
  }
}
