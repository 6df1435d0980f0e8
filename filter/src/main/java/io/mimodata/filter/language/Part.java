package io.mimodata.filter.language;

/**
 * What a window of a text says about its language.
 *
 * @param script that most of it is in
 * @param weight its prose, in letters of an alphabet
 * @param tag BCP 47 tag of the language that the script speaks for, empty if several share it
 * @param scores of the {@linkplain Languages languages of shared scripts}, empty if the script
 *     decides
 * @param kana its Japanese syllables
 * @param han its Chinese characters
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Part(Script script, double weight, String tag, float[] scores, int kana, int han) {
  private static final float[] NONE = {};

  static Part of(ProseWindow window, Languages languages, NgramScorer ngrams) {
    Script script = window.script();
    float[] scores = NONE;
    if (script.isShared()) {
      scores = new float[languages.count()];
      ngrams.add(
          window.text(), window.length(), scores, languages.first(script), languages.end(script));
      languages.words().add(window.text(), window.length(), scores);
    }
    return new Part(
        script,
        window.weight(),
        window.tag(),
        scores,
        window.letters(Script.KANA),
        window.letters(Script.HAN));
  }
}
