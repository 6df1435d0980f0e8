package io.mimodata.synthgen.gate;

import java.io.Serializable;

/**
 * Limits of the gates that compare generations.
 *
 * @param ngram words in a shingle
 * @param maxSimilarity Jaccard similarity of two texts' shingles above which one of them goes,
 *     0..1; 1 leaves all near duplicates
 * @param maxResponses answers that one prompt may have; the MiMo-7B report keeps 8 (section 3.1)
 */
public record GroupLimits(int ngram, double maxSimilarity, int maxResponses)
    implements Serializable {
  public GroupLimits {
    Limits.requireAtLeast("ngram", 1, ngram);
    Limits.requireShare("maxSimilarity", maxSimilarity);
    Limits.requireAtLeast("maxResponses", 1, maxResponses);
  }

  public static GroupLimits defaults() {
    return new GroupLimits(5, 0.7, 8);
  }
}
