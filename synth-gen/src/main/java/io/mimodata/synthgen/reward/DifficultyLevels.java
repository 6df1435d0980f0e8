package io.mimodata.synthgen.reward;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The levels of difficulty, from the easiest to the hardest.
 *
 * @param levels at least one, with names of their own
 */
public record DifficultyLevels(List<DifficultyLevel> levels) {
  private static final List<String> USUAL_NAMES = List.of("easy", "medium", "hard");

  /** Easy, medium and hard with the weights 0.2, 0.3 and 0.5; the report gives none. */
  public static final DifficultyLevels USUAL = ofWeights(List.of(0.2, 0.3, 0.5));

  public DifficultyLevels {
    levels = List.copyOf(levels);
    if (levels.isEmpty()) {
      throw new IllegalArgumentException("there must be at least one level of difficulty");
    }
    if (levels.stream().map(DifficultyLevel::name).distinct().count() < levels.size()) {
      throw new IllegalArgumentException(
          "levels of difficulty must have different names, cannot be: " + levels);
    }
  }

  /**
   * As many levels as weights, from the easiest. Three are easy, medium and hard; other numbers of
   * them are {@code level-1} and so on.
   */
  public static DifficultyLevels ofWeights(List<Double> weights) {
    boolean usual = weights.size() == USUAL_NAMES.size();
    return new DifficultyLevels(
        IntStream.range(0, weights.size())
            .mapToObj(
                i ->
                    new DifficultyLevel(
                        usual ? USUAL_NAMES.get(i) : "level-" + (i + 1), weights.get(i)))
            .toList());
  }

  /**
   * Levels with names of their own. Easy, medium and hard stand in this order, however they are
   * given, since objects in JSON have no order; other names stand as they are given.
   *
   * @param weights by name, from the easiest level
   */
  public static DifficultyLevels ofNames(Map<String, Double> weights) {
    Stream<String> names = weights.keySet().stream();
    if (USUAL_NAMES.containsAll(weights.keySet())) {
      names = USUAL_NAMES.stream().filter(weights::containsKey);
    }
    return new DifficultyLevels(
        names.map(name -> new DifficultyLevel(name, weights.get(name))).toList());
  }
}
