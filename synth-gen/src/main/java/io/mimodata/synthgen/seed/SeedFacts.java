package io.mimodata.synthgen.seed;

import java.util.Map;

/**
 * What the choice of seeds knows of a document: small columns alone, so that choosing doesn't read
 * texts.
 *
 * @param source name of the source in the recipe
 * @param domain from the filter stage, or null
 * @param quality dimension to 0..1, or null
 * @param signals name to number, or null
 */
public record SeedFacts(
    String source, String domain, Map<String, Double> quality, Map<String, Double> signals) {
  /** The signal that {@code minWords} and {@code maxWords} bound. */
  public static final String WORDS = "words";

  public SeedFacts {
    quality = quality == null ? Map.of() : quality;
    signals = signals == null ? Map.of() : signals;
  }

  /** One line for a ledger row. */
  public String describe() {
    Double words = signals.get(WORDS);
    return "source=%s domain=%s words=%s"
        .formatted(source, domain, words == null ? "unknown" : Long.toString(words.longValue()));
  }
}
