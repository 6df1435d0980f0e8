package io.mimodata.document.contamination;

import java.util.HashSet;
import java.util.Set;

/** English words that tell nothing of what a text is about, and those of examination papers. */
final class CommonWords {
  private static final Set<Long> HASHES = new HashSet<>();

  static {
    new WordReader(WordReader.Punctuation.USUAL) {
      @Override
      void word(long hash, int kind, int letters, int start, int end) {
        HASHES.add(hash);
      }
    }.read(
        "a about above all also an and any are as at be because been before being below best both"
            + " but by can could did do does each either every for from given had has have he her"
            + " here his how if in into is it its just let like made make many may might more most"
            + " much must neither no nor not of off on one only or other our out over own same she"
            + " should so some such than that the their them then there these they this those to"
            + " too under until up upon use used using very was we were what when where whether"
            + " which while who whom whose why will with within without would you your"
            + " above answer answers answered best below case choice choices choose complete"
            + " consider correct correctly describe described describes describing determine"
            + " example explain false find following follows give how incorrect least likely"
            + " listed most none not option options part problem question questions select show"
            + " shown solution solve statement statements step suppose sure true two type three"
            + " four value values");
  }

  private CommonWords() {}

  static boolean contains(long hash) {
    return HASHES.contains(hash);
  }
}
