package io.mimodata.synthgen.seed;

import java.util.Map;

/**
 * What the choice of seeds knows of a document: small columns alone, so that choosing doesn't read
 * texts.
 *
 * @param source name of the source in the recipe
 * @param domain from the filter stage, or null
 * @param language from the filter stage, or null
 * @param quality dimension to 0..1, or null
 * @param signals name to number, or null
 */
public record SeedFacts(
    String source,
    String domain,
    String language,
    Map<String, Double> quality,
    Map<String, Double> signals) {
  /** The signal that {@code minWords} and {@code maxWords} bound. */
  public static final String WORDS = "words";

  private static final String FORMULA_DENSITY = "formula_density";
  private static final String CODE_DENSITY = "code_density";

  public SeedFacts {
    quality = quality == null ? Map.of() : quality;
    signals = signals == null ? Map.of() : signals;
  }

  /** Share of formulas and code together in the text's characters; 0 where it is unknown. */
  public double density() {
    return signals.getOrDefault(FORMULA_DENSITY, 0.0) + signals.getOrDefault(CODE_DENSITY, 0.0);
  }

  /** One line for a ledger row. */
  public String describe() {
    Double words = signals.get(WORDS);
    return "source=%s domain=%s language=%s words=%s"
        .formatted(
            source, domain, language, words == null ? "unknown" : Long.toString(words.longValue()));
  }
}
