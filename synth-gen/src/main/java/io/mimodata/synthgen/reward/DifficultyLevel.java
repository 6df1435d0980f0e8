package io.mimodata.synthgen.reward;

/**
 * A level of difficulty that tests may have.
 *
 * @param name as in {@code easy}, not blank
 * @param weight what the level is worth beside the others, above 0 and finite
 */
public record DifficultyLevel(String name, double weight) {
  public DifficultyLevel {
    if (name.isBlank()) {
      throw new IllegalArgumentException("a level of difficulty must have a name");
    }
    if (!(weight > 0 && Double.isFinite(weight))) {
      throw new IllegalArgumentException(
          "the weight of level %s must be above 0, cannot be: %s".formatted(name, weight));
    }
  }
}
