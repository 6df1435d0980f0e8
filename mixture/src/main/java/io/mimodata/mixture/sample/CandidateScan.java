package io.mimodata.mixture.sample;

import java.io.Serializable;

/** A way to look at all candidates, wherever they are: a list, or a data set on a cluster. */
public interface CandidateScan {
  /**
   * Feeds every candidate to copies of an aggregate and merges them, in any order.
   *
   * @param empty an aggregate that has seen nothing; it may be copied and changed
   */
  <A extends Aggregate<A>> A run(A empty);

  /**
   * A summary of candidates. Its outcome must not depend on the order of additions and merges: it
   * sums in whole numbers, or keeps the least by a full order.
   */
  interface Aggregate<A extends Aggregate<A>> extends Serializable {
    void add(Candidate candidate);

    void merge(A other);
  }

  /** Two aggregates that are filled in one scan. */
  final class Both<A extends Aggregate<A>, B extends Aggregate<B>>
      implements Aggregate<Both<A, B>> {
    private static final long serialVersionUID = 1L;
    private final A first;
    private final B second;

    public Both(A first, B second) {
      this.first = first;
      this.second = second;
    }

    @Override
    public void add(Candidate candidate) {
      first.add(candidate);
      second.add(candidate);
    }

    @Override
    public void merge(Both<A, B> other) {
      first.merge(other.first);
      second.merge(other.second);
    }

    public A first() {
      return first;
    }

    public B second() {
      return second;
    }
  }
}
