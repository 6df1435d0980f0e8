package io.mimodata.synthgen.gate;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mimodata.document.WordHash;
import io.mimodata.document.lsh.Banding;
import io.mimodata.document.minhash.MinHash;
import io.mimodata.document.minhash.MinHashVersion;
import io.mimodata.document.shingle.NormalizedText;
import io.mimodata.document.shingle.ShingleSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads fingerprints of prompts and of responses. Not thread-safe: one fingerprinter, one thread,
 * many texts.
 */
public final class Fingerprinter {
  /** Finds 97 % of the pairs of similarity 0.7 and 99.99 % of those of 0.8. */
  private static final Banding BANDING = new Banding(20, 5);

  private static final long MIN_HASH_SEED = 0;
  private static final Pattern NUMBER = Pattern.compile("\\d+(?:[.,]\\d+)*");

  /** What numbers an exercise, as in {@code Question 7)}, {@code **3.2.** } and {@code 第5题：}. */
  private static final Pattern LABEL =
      Pattern.compile(
          "^[\\s*#(\u3010]*(?:\\p{L}{1,12}\\.?\\s*)?\\d+(?:\\.\\d+)*\\s*\u9898?[).:\u3001\uff1a\uff09\u3011]+\\**\\s");

  private final NormalizedText exact = new NormalizedText();
  private final ShingleSet shingles;
  private final MinHash minHash = MinHashVersion.V1.hasher(BANDING.signatureSize(), MIN_HASH_SEED);

  /**
   * @param ngram words in an n-gram, at least 1
   */
  public Fingerprinter(int ngram) {
    shingles = new ShingleSet(ngram);
  }

  /** The fingerprint of a text. */
  public Fingerprint of(String text) {
    byte[] utf8 = text.getBytes(UTF_8);
    exact.read(utf8);
    long[] hash = exact.hash();
    int[] set = shingles.of(utf8);
    return new Fingerprint(
        "%016x%016x".formatted(hash[0], hash[1]),
        BANDING.bucketKeys(minHash.signature(set, set.length)),
        set,
        numbers(text));
  }

  private static long numbers(String text) {
    long hash = 0;
    Matcher label = LABEL.matcher(text);
    Matcher number = NUMBER.matcher(text);
    number.region(label.lookingAt() ? label.end() : 0, text.length());
    while (number.find()) {
      for (int i = number.start(); i < number.end(); i++) {
        hash = WordHash.append(hash, text.charAt(i));
      }
      hash = WordHash.append(hash, ' ');
    }
    return WordHash.finish(hash);
  }
}
