package io.mimodata.mixture.sample;

import io.mimodata.mixture.recipe.Cell;
import java.io.Serializable;
import java.util.Map;
import java.util.TreeMap;

/**
 * Guesses how many tokens texts have from their bytes: by the ratio that a random sample of the
 * same kind of documents has, or of all kinds where that sample is small.
 */
public final class TokenEstimate implements Serializable {
  private static final long serialVersionUID = 1L;

  private static final long SEED = 0x657374696D617465L;
  private static final double SAMPLE = 2_000;
  private static final double LEAST_RATE = 0.002;
  private static final long ENOUGH_BYTES = 100_000;

  /** Where nothing at all was sampled. */
  private static final double USUAL_RATIO = 0.25;

  private final Map<Cell, long[]> cells;
  private final double overall;

  private TokenEstimate(Map<Cell, long[]> cells, double overall) {
    this.cells = cells;
    this.overall = overall;
  }

  /** Which part of so many documents is sampled. */
  public static double rate(long documents) {
    return Math.max(LEAST_RATE, Math.min(1, SAMPLE / Math.max(1, documents)));
  }

  /** Whether a document is in the sample; the same at every run. */
  public static boolean isSampled(String id, double rate) {
    return SeededHash.unit(SeededHash.of(SEED, id)) < rate;
  }

  /** The estimate from what a scan of sampled documents summed up. */
  public static TokenEstimate of(Sample sample) {
    long bytes = 0;
    long tokens = 0;
    for (long[] sums : sample.cells.values()) {
      bytes += sums[0];
      tokens += sums[1];
    }
    return new TokenEstimate(sample.cells, bytes == 0 ? USUAL_RATIO : (double) tokens / bytes);
  }

  /** Tokens of a text of a kind, the one that closes it included. */
  public long tokens(Cell cell, long bytes) {
    long[] sums = cells.get(cell);
    double ratio = sums == null || sums[0] < ENOUGH_BYTES ? overall : (double) sums[1] / sums[0];
    return 1 + Math.round(bytes * ratio);
  }

  /** Bytes and tokens of sampled documents by kind. */
  public static final class Sample implements CandidateScan.Aggregate<Sample> {
    private static final long serialVersionUID = 1L;
    private final double rate;
    private final TreeMap<Cell, long[]> cells = new TreeMap<>(Cells.ORDER);

    /**
     * @param rate of the sample; documents outside are passed over
     */
    public Sample(double rate) {
      this.rate = rate;
    }

    @Override
    public void add(Candidate candidate) {
      if (isSampled(candidate.ticket().id(), rate)) {
        long[] sums = cells.computeIfAbsent(candidate.cell(), cell -> new long[2]);
        sums[0] += candidate.bytes();
        sums[1] += candidate.tokens() - 1;
      }
    }

    @Override
    public void merge(Sample other) {
      other.cells.forEach(
          (cell, sums) -> {
            long[] own = cells.computeIfAbsent(cell, c -> new long[2]);
            own[0] += sums[0];
            own[1] += sums[1];
          });
    }
  }
}
