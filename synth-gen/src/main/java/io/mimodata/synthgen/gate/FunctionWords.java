package io.mimodata.synthgen.gate;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Tells which of some languages in Latin script a sentence is in, by the words that every sentence
 * of them has: articles, pronouns, prepositions and forms of to be. English words that are frequent
 * in several other languages, as do, in and on, tell nothing and are left out.
 *
 * <p>Source of the idea: G. Grefenstette, "Comparing two language identification schemes", 1995.
 */
final class FunctionWords {
  /** Sentences of fewer words are too short to tell. */
  static final int LEAST_WORDS = 8;

  /** Share of function words that a sentence in a language has at least. */
  private static final double LEAST_SHARE = 0.3;

  private static final Map<String, Set<String>> WORDS =
      Map.of(
          "en",
          words(
              "the of and to is that it for with as are this be was by not or an from at which we you they"
                  + " he she his her their have has had were been will would can if so then than"
                  + " when what there but its our who how these those into because let my your does"
                  + " did"),
          "fr",
          words(
              "le la les de des du et est un une en que qui dans pour pas sur au aux avec ce cette"
                  + " ces il elle nous vous ils se sont par plus ne on ou mais si donc leur son sa"
                  + " ses comme \u00eatre \u00e0 a d l qu c s n"),
          "de",
          words(
              "der die das und ist in den dem des ein eine einen einem einer nicht von zu mit auf"
                  + " f\u00fcr im sich als auch es an sie wir ihr er ich dass wenn aber oder wie"
                  + " bei aus nach durch wird werden sind war hat haben kann so noch nur um am zum"
                  + " zur man"),
          "es",
          words(
              "el la los las de del y es un una en que por para con no se su sus lo al como m\u00e1s"
                  + " pero si este esta esto ese esa son est\u00e1 ser o a nos hay muy cuando donde"
                  + " porque entonces tambi\u00e9n ya le les fue"),
          "it",
          words(
              "il lo la i gli le di del della dei delle e \u00e8 un una in che per con non si su"
                  + " al alla nel nella da dal dalla come pi\u00f9 ma se questo questa sono essere"
                  + " o a anche ci cui quando perch\u00e9 quindi ha hanno era l d"),
          "pt",
          words(
              "o a os as de do da dos das e \u00e9 um uma em que por para com n\u00e3o se no na nos"
                  + " nas ao \u00e0 como mais mas este esta isto esse essa s\u00e3o est\u00e1 ser ou"
                  + " quando porque ent\u00e3o tamb\u00e9m j\u00e1 seu sua lhe foi"),
          "nl",
          words(
              "de het een en van is in dat die op te zijn met voor niet aan er om als ook maar bij"
                  + " naar door uit over of wij we je ze hij zij ik dit deze wordt worden was heeft"
                  + " hebben kan kunnen dan nog wel"));

  private FunctionWords() {}

  private static Set<String> words(String words) {
    return Set.of(words.split(" ", -1));
  }

  /** Whether there are words of a language to tell it by. */
  static boolean knows(String language) {
    return WORDS.containsKey(language);
  }

  /**
   * Returns the language of a sentence if it is another than the one that is expected, and null if
   * it isn't or nothing tells. Only English is told from a language that has no words here.
   *
   * @param sentence words in lower case
   */
  static String otherThan(String expected, Iterable<String> sentence) {
    Map<String, Integer> hits = new HashMap<>();
    int size = 0;
    for (String word : sentence) {
      size++;
      WORDS.forEach(
          (language, words) -> {
            // Single letters are names of things as often: they speak for nothing but the expected.
            boolean isHit =
                words.contains(word) && (word.length() > 1 || language.equals(expected));
            hits.merge(language, isHit ? 1 : 0, Integer::sum);
          });
    }
    if (size < LEAST_WORDS) {
      return null;
    }
    String best = expected;
    for (String language : WORDS.keySet()) {
      boolean candidate = knows(expected) || language.equals("en");
      int own = hits.getOrDefault(expected, 0);
      if (candidate
          && !language.equals(expected)
          && hits.get(language) >= LEAST_SHARE * size
          && hits.get(language) > 1.5 * own + 1
          && (best.equals(expected) || hits.get(language) > hits.get(best))) {
        best = language;
      }
    }
    return best.equals(expected) ? null : best;
  }
}
