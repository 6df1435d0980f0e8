package io.mimodata.mixture.spark;

import io.mimodata.mixture.sample.Candidate;
import io.mimodata.mixture.sample.CandidateScan;
import org.apache.spark.api.java.JavaRDD;

/** Scans candidates on a cluster; only aggregates reach the driver. */
final class RddScan implements CandidateScan {
  private final JavaRDD<Candidate> candidates;

  RddScan(JavaRDD<Candidate> candidates) {
    this.candidates = candidates;
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
        });
  }
}
