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

  private final Map<Cell, Sums> cells;
  private final double overall;

  private TokenEstimate(Map<Cell, Sums> cells, double overall) {
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
    for (Sums sums : sample.cells.values()) {
      bytes += sums.sampledBytes;
      tokens += sums.sampledTokens;
    }
    return new TokenEstimate(sample.cells, bytes == 0 ? USUAL_RATIO : (double) tokens / bytes);
  }

  private double ratio(Cell cell) {
    Sums sums = cells.get(cell);
    return sums == null || sums.sampledBytes < ENOUGH_BYTES
        ? overall
        : (double) sums.sampledTokens / sums.sampledBytes;
  }

  /** Tokens of a text of a kind, the one that closes it included. */
  public long tokens(Cell cell, long bytes) {
    return 1 + Math.round(bytes * ratio(cell));
  }

  /** How far an estimate was off: of documents that are counted since. */
  public static Check check(Sample sample) {
    TokenEstimate estimate = of(sample);
    long documents = 0;
    long tokens = 0;
    double estimated = 0;
    for (Map.Entry<Cell, Sums> entry : sample.cells.entrySet()) {
      Sums sums = entry.getValue();
      documents += sums.sampled;
      tokens += sums.tokens + sums.documents;
      estimated +=
          sums.documents
              + sums.sampledTokens
              + (sums.bytes - sums.sampledBytes) * estimate.ratio(entry.getKey());
    }
    return new Check(documents, Math.round(estimated), tokens);
  }

  /**
   * An estimate and the truth.
   *
   * @param sampledDocuments on which it was built
   * @param estimatedTokens of all documents
   * @param tokens that they have
   */
  public record Check(long sampledDocuments, long estimatedTokens, long tokens) {
    /** The estimate's error, relative to the truth. */
    public double error() {
      return tokens == 0 ? 0 : (double) estimatedTokens / tokens - 1;
    }
  }

  /** Sums over the documents of a kind; tokens without those that close documents. */
  private static final class Sums implements Serializable {
    private static final long serialVersionUID = 1L;
    private long documents;
    private long bytes;
    private long tokens;
    private long sampled;
    private long sampledBytes;
    private long sampledTokens;

    private void add(Sums other) {
      documents += other.documents;
      bytes += other.bytes;
      tokens += other.tokens;
      sampled += other.sampled;
      sampledBytes += other.sampledBytes;
      sampledTokens += other.sampledTokens;
    }
  }

  /** Bytes and tokens of documents by kind, and of those of them that are sampled. */
  public static final class Sample implements CandidateScan.Aggregate<Sample> {
    private static final long serialVersionUID = 1L;
    private final double rate;
    private final TreeMap<Cell, Sums> cells = new TreeMap<>(Cells.ORDER);

    /**
     * @param rate of the sample
     */
    public Sample(double rate) {
      this.rate = rate;
    }

    @Override
    public void add(Candidate candidate) {
      Sums sums = cells.computeIfAbsent(candidate.cell(), cell -> new Sums());
      sums.documents++;
      sums.bytes += candidate.bytes();
      sums.tokens += candidate.tokens() - 1;
      if (isSampled(candidate.ticket().id(), rate)) {
        sums.sampled++;
        sums.sampledBytes += candidate.bytes();
        sums.sampledTokens += candidate.tokens() - 1;
      }
    }

    @Override
    public void merge(Sample other) {
      other.cells.forEach((cell, sums) -> cells.computeIfAbsent(cell, c -> new Sums()).add(sums));
    }

    /** How many documents there are. */
    public long documents() {
      return cells.values().stream().mapToLong(sums -> sums.documents).sum();
    }

    /** How many of them are sampled. */
    public long sampled() {
      return cells.values().stream().mapToLong(sums -> sums.sampled).sum();
    }
  }
}
