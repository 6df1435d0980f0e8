package io.mimodata.synthgen.curate;

import java.io.Serializable;
import java.util.List;

/**
 * How problems are curated.
 *
 * @param limits where they become unfit
 * @param decontaminate files of evaluation items (see {@link
 *     io.mimodata.document.contamination.EvaluationFile}), Hadoop paths
 * @param decontaminateWords words in an n-gram that no problem may share with an item, at least 2;
 *     16 in the report
 * @param goldenSolutions whether a problem's own solution must pass its tests, where it has both
 */
public record CurationConfig(
    CurationLimits limits,
    List<String> decontaminate,
    int decontaminateWords,
    boolean goldenSolutions)
    implements Serializable {
  /** The report's limits, no evaluation files, solutions run. */
  public static final CurationConfig DEFAULT =
      new CurationConfig(CurationLimits.DEFAULT, List.of(), 16, true);

  public CurationConfig {
    decontaminate = List.copyOf(decontaminate);
    if (decontaminateWords < 2) {
      throw new IllegalArgumentException(
          "decontaminateWords must be at least 2, cannot be: " + decontaminateWords);
    }
  }
}
