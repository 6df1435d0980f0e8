package io.mimodata.mixture.spark;

import io.mimodata.mixture.sample.Candidate;
import io.mimodata.mixture.sample.CandidateScan;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Scans candidates on a cluster; only aggregates reach the driver, and no candidate is held
 * anywhere.
 */
final class RddScan implements CandidateScan {
  private static final int DEPTH = 2;

  private final JavaRDD<Candidate> candidates;

  RddScan(JavaRDD<Candidate> candidates) {
    this.candidates = candidates;
  }

  /** A scan of the documents that could be tokenized. */
  static RddScan of(Dataset<Row> tokenized) {
    return new RddScan(
        TokenizedDocuments.candidates(tokenized).javaRDD().map(TokenizedDocuments::candidate));
  }

  @Override
  public <A extends Aggregate<A>> A run(A empty) {
    return candidates.treeAggregate(
        empty,
        (aggregate, candidate) -> {
          aggregate.add(candidate);
          return aggregate;
        },
        (aggregate, other) -> {
          aggregate.merge(other);
          return aggregate;
        },
        DEPTH,
        // Aggregates of a few MB each, from thousands of tasks, are more than a driver takes.
        true);
  }
}
