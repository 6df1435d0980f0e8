package io.mimodata.synthgen.mimo.sample;

import java.util.Arrays;

/**
 * Probabilities of the tokens that may come next. Immutable.
 *
 * @param ids ascending; all other ids have the probability 0
 * @param probabilities of the ids, together 1 but for rounding
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Distribution(int[] ids, double[] probabilities) {
  /** The probability of a token. */
  double of(int id) {
    int at = Arrays.binarySearch(ids, id);
    return at < 0 ? 0 : probabilities[at];
  }

  /** The token at a place of the cumulative distribution, 0 to 1. */
  int at(double place) {
    double total = 0;
    for (double probability : probabilities) {
      total += probability;
    }
    double left = place * total;
    int last = ids[0];
    for (int i = 0; i < ids.length; i++) {
      if (probabilities[i] > 0) {
        last = ids[i];
        left -= probabilities[i];
        if (left < 0) {
          break;
        }
      }
    }
    return last;
  }

  /**
   * A token by a race: each has an exponential time of its own, by seed, position and id, over its
   * probability, and the first one wins. Two distributions that are alike so give the same token
   * most of the time.
   */
  int race(Noise noise, int position) {
    double first = Double.POSITIVE_INFINITY;
    int winner = ids[0];
    for (int i = 0; i < ids.length; i++) {
      if (probabilities[i] > 0) {
        double uniform = noise.uniform(position, Noise.TOKENS + ids[i]);
        double time = -StrictMath.log(uniform) / probabilities[i];
        if (time < first) {
          first = time;
          winner = ids[i];
        }
      }
    }
    return winner;
  }

  /** What this has more than another, to be drawn from; null where it has nothing more. */
  Distribution beyond(Distribution other) {
    double[] rest = new double[ids.length];
    double total = 0;
    for (int i = 0; i < ids.length; i++) {
      rest[i] = Math.max(0, probabilities[i] - other.of(ids[i]));
      total += rest[i];
    }
    return total > 0 ? new Distribution(ids, rest) : null;
  }
}
