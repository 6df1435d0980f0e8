package io.mimodata.dedup;

import io.mimodata.dedup.fingerprint.KeepOrder;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * How duplicates are found and which of them is kept.
 *
 * @param levels the levels that run; see {@link Level} for their order
 * @param ngram words in a shingle, at least 1
 * @param bands bands of the locality-sensitive hashing, at least 1
 * @param rows signature values in a band, at least 1; bands x rows is the length of a signature and
 *     at most {@value #MAX_SIGNATURE}
 * @param verify estimated Jaccard similarity, 0 to 1, from which a candidate pair counts as
 *     duplicates
 * @param verifyExactly whether similarities near that threshold are counted from the texts, which
 *     are read once more for it, instead of estimated from signatures
 * @param keepBy what decides which document of a cluster is kept, the first that tells two apart:
 *     {@code metadata.KEY} (a number, larger is better, missing is worst), {@code length} (code
 *     points of text, longer is better), {@code id} (smaller is better; always the last resort)
 * @param hostLineLimit kept documents of a host that may have a line; of one that more have, one
 *     copy is left, unless it is code, a formula, a table, a heading or short. 0 for any number
 * @param seed of the MinHash functions; signatures of different seeds can't be compared
 */
public record DedupConfig(
    List<Level> levels,
    int ngram,
    int bands,
    int rows,
    double verify,
    boolean verifyExactly,
    List<String> keepBy,
    int hostLineLimit,
    long seed)
    implements Serializable {
  public static final int MAX_SIGNATURE = 4096;

  /** The Mersenne prime 2^31 - 1: any fixed number would do. */
  private static final long DEFAULT_SEED = 2_147_483_647L;

  /**
   * @throws IllegalArgumentException that names every value out of its range
   */
  public DedupConfig {
    levels = List.copyOf(levels);
    keepBy = List.copyOf(keepBy);
    List<String> problems = new ArrayList<>();
    if (levels.isEmpty()) {
      problems.add("levels must name at least one of url, exact, near");
    }
    if (Set.copyOf(levels).size() < levels.size()) {
      problems.add("levels must differ, cannot be: " + levels.stream().map(Level::key).toList());
    }
    if (ngram < 1) {
      problems.add("ngram must be at least 1, cannot be: " + ngram);
    }
    if (bands < 1) {
      problems.add("bands must be at least 1, cannot be: " + bands);
    }
    if (rows < 1) {
      problems.add("rows must be at least 1, cannot be: " + rows);
    }
    if (bands > 0 && rows > 0 && (long) bands * rows > MAX_SIGNATURE) {
      problems.add(
          "bands x rows must be at most %d, cannot be: %d x %d"
              .formatted(MAX_SIGNATURE, bands, rows));
    }
    if (!(verify >= 0 && verify <= 1)) {
      problems.add("verify must be between 0 and 1, cannot be: " + verify);
    }
    if (hostLineLimit < 0) {
      problems.add("host_line_limit must not be negative, cannot be: " + hostLineLimit);
    }
    problems.addAll(KeepOrder.problems(keepBy));
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", problems));
    }
  }

  /**
   * All levels; 14 bands of 8 rows find 92 % of pairs of Jaccard similarity 0.8 and 99.9 % of 0.9.
   */
  public static DedupConfig defaults() {
    return new DedupConfig(
        List.of(Level.URL, Level.EXACT, Level.NEAR),
        5,
        14,
        8,
        0.7,
        false,
        List.of("metadata.quality", "length", "id"),
        0,
        DEFAULT_SEED);
  }

  /** Whether a level runs. */
  public boolean has(Level level) {
    return levels.contains(level);
  }
}
