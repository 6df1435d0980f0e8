package io.mimodata.synthgen.rollout;

import java.util.Optional;

/** Where the engine takes its problems from, and whom it tells how they went. */
public interface ProblemSource<P> {
  /** The next problem to try; empty while there is none but those that are being tried. */
  Optional<P> next();

  /**
   * Says how a problem went that was given out.
   *
   * @param passRate share of its responses that were right, 0..1
   */
  void judged(P problem, double passRate);

  /** Takes a problem back that could not be answered. */
  void failed(P problem);

  /** Takes a problem back whose responses nobody waited for; it is the next to be given out. */
  void putBack(P problem);
}
