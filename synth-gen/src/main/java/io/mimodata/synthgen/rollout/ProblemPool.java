package io.mimodata.synthgen.rollout;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;

/**
 * Problems in two pools, as in section 3.3.2 of the MiMo-7B report: those with a perfect pass rate
 * are easy and stand aside, since training on them teaches little; but with probability alpha the
 * next problem is one of them, since training altogether without them became unstable. One that is
 * no longer perfect comes back to the main pool. Where one pool is empty the other is drawn from.
 *
 * <p>The main pool goes round: a problem that was judged comes last, so that a batch has a problem
 * twice only where the pool is smaller than what is launched for it. A problem that is being tried
 * is not given out a second time. Problems are told apart by {@code equals}. Which pool a draw
 * takes depends on the seed and the number of draws alone. Thread-safe.
 */
public final class ProblemPool<P> implements ProblemSource<P> {
  private final double alpha;
  private final long seed;
  private final Deque<P> main;
  private final List<P> easy;

  /** Problems that are being tried, in the order of their draws; true for those from easy. */
  private final Map<P, Boolean> tried = new LinkedHashMap<>();

  private long draws;

  private ProblemPool(PoolState<P> state, double alpha) {
    if (!(alpha >= 0 && alpha <= 1)) {
      throw new IllegalArgumentException("alpha must be from 0 to 1, cannot be: " + alpha);
    }
    this.alpha = alpha;
    this.seed = state.seed();
    this.draws = state.draws();
    this.main = new ArrayDeque<>(state.main());
    this.easy = new ArrayList<>(state.easy());
  }

  /**
   * A pool in which no problem is known to be easy, in an order that follows from the seed.
   *
   * @param problems different from each other
   * @param alpha probability of an easy problem, 0..1; 0.1 in the report
   */
  public static <P> ProblemPool<P> of(List<P> problems, double alpha, long seed) {
    List<P> shuffled = new ArrayList<>(problems);
    if (new HashSet<>(shuffled).size() < shuffled.size()) {
      throw new IllegalArgumentException("the problems of a pool must be different");
    }
    Collections.shuffle(shuffled, new Random(seed));
    return new ProblemPool<>(new PoolState<>(seed, 0, shuffled, List.of()), alpha);
  }

  /** Goes on where another pool was. */
  public static <P> ProblemPool<P> resume(PoolState<P> state, double alpha) {
    return new ProblemPool<>(state, alpha);
  }

  /** The pool as it is; problems that are being tried count as not given out yet. */
  public synchronized PoolState<P> state() {
    List<P> allMain = new ArrayList<>();
    List<P> allEasy = new ArrayList<>(easy);
    tried.forEach((problem, wasEasy) -> (wasEasy ? allEasy : allMain).add(problem));
    allMain.addAll(main);
    return new PoolState<>(seed, draws, allMain, allEasy);
  }

  @Override
  public synchronized Optional<P> next() {
    if (main.isEmpty() && easy.isEmpty()) {
      return Optional.empty();
    }
    SplittableRandom random = new SplittableRandom(seed ^ (0x9e3779b97f4a7c15L * ++draws));
    boolean wantsEasy = random.nextDouble() < alpha;
    boolean fromEasy = main.isEmpty() || (wantsEasy && !easy.isEmpty());
    P problem = fromEasy ? easy.remove(random.nextInt(easy.size())) : main.remove();
    tried.put(problem, fromEasy);
    return Optional.of(problem);
  }

  @Override
  public synchronized void judged(P problem, double passRate) {
    takeBack(problem);
    if (passRate >= 1) {
      easy.add(problem);
    } else {
      main.addLast(problem);
    }
  }

  @Override
  public synchronized void failed(P problem) {
    if (takeBack(problem)) {
      easy.add(problem);
    } else {
      main.addLast(problem);
    }
  }

  @Override
  public synchronized void putBack(P problem) {
    if (takeBack(problem)) {
      easy.add(problem);
    } else {
      main.addFirst(problem);
    }
  }

  /** Returns whether it was drawn from the easy ones. */
  private boolean takeBack(P problem) {
    Boolean wasEasy = tried.remove(problem);
    if (wasEasy == null) {
      throw new IllegalArgumentException("the pool has not given out this problem: " + problem);
    }
    return wasEasy;
  }

  /** Number of problems that stand aside as easy; those that are being tried don't count. */
  public synchronized int easyCount() {
    return easy.size();
  }
}
