package io.mimodata.synthgen.curate;

import io.mimodata.synthgen.gate.Fingerprint;
import io.mimodata.synthgen.gate.Fingerprinter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the problems that say what an earlier one does, in time that hardly grows with their
 * number: only those are compared that have all numbers in common and a bucket of MinHash.
 * Exercises that differ in their numbers are different. Not thread-safe.
 */
final class DuplicateProblems {
  /**
   * A problem that was seen before.
   *
   * @param similarity of the two, 0..1
   */
  record Earlier(String id, double similarity) {}

  private record Seen(String id, Fingerprint fingerprint) {}

  private final double similarity;
  private final Fingerprinter fingerprinter;
  private final Map<String, String> exact = new HashMap<>();
  private final Map<Long, List<Seen>> buckets = new HashMap<>();

  DuplicateProblems(CurationLimits limits) {
    similarity = limits.similarity();
    fingerprinter = new Fingerprinter(limits.ngram());
  }

  /** Returns an earlier problem that says the same; otherwise remembers this one. */
  Optional<Earlier> check(String id, String question) {
    Fingerprint fingerprint = fingerprinter.of(ProblemText.bare(question));
    String same = exact.putIfAbsent(fingerprint.exactKey(), id);
    if (same != null) {
      return Optional.of(new Earlier(same, 1));
    }
    for (long bucket : fingerprint.bucketKeys()) {
      for (Seen seen : buckets.getOrDefault(bucket ^ fingerprint.numbers(), List.of())) {
        double shared = shared(fingerprint, seen.fingerprint());
        if (shared >= similarity && fingerprint.numbers() == seen.fingerprint().numbers()) {
          return Optional.of(new Earlier(seen.id(), shared));
        }
      }
    }
    for (long bucket : fingerprint.bucketKeys()) {
      buckets
          .computeIfAbsent(bucket ^ fingerprint.numbers(), key -> new ArrayList<>(1))
          .add(new Seen(id, fingerprint));
    }
    return Optional.empty();
  }

  /** The part of the smaller set of n-grams that the larger one has, too. */
  private static double shared(Fingerprint a, Fingerprint b) {
    double jaccard = a.similarity(b);
    int all = a.shingles().length + b.shingles().length;
    int smaller = Math.min(a.shingles().length, b.shingles().length);
    return smaller == 0 ? 0 : jaccard * all / (1 + jaccard) / smaller;
  }
}
