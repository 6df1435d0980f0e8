package io.mimodata.synthgen.rollout;

import java.util.List;

/**
 * A pool of problems as it can be written to a file, so that a run goes on where it was.
 *
 * @param seed of the pool
 * @param draws problems given out so far
 * @param main problems in the order in which they come
 * @param easy problems whose pass rate was perfect
 */
public record PoolState<P>(long seed, long draws, List<P> main, List<P> easy) {
  public PoolState {
    main = List.copyOf(main);
    easy = List.copyOf(easy);
    if (draws < 0) {
      throw new IllegalArgumentException("draws must be at least 0, cannot be: " + draws);
    }
  }
}
