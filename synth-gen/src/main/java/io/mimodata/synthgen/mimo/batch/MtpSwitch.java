package io.mimodata.synthgen.mimo.batch;

import io.mimodata.synthgen.mimo.batch.BatchSettings.Foretelling;
import java.util.HashMap;
import java.util.Map;

/**
 * Decides whether to foretell tokens, by the number of sequences: of both ways the tokens a second
 * are measured, the better one is taken, and the other tried again now and then. Not thread-safe.
 */
class MtpSwitch {
  /** Steps of one way before the other is looked at. */
  private static final int TRIAL = 8;

  /** Steps of the better way before the other one is tried again. */
  private static final int STAY = 400;

  /** Weight of a new measurement in the mean. */
  private static final double NEWEST = 0.2;

  private final Foretelling foretelling;
  private final Map<Integer, Ways> bySequences = new HashMap<>();

  MtpSwitch(Foretelling foretelling) {
    this.foretelling = foretelling;
  }

  /** What was measured with about as many sequences. */
  private static final class Ways {
    private final double[] rates = new double[2];
    private boolean on = true;
    private boolean trial = true;
    private int left = TRIAL;

    /** The other way's trial behind a long stay, or where it had none; else the better way. */
    void next(int way) {
      int other = 1 - way;
      boolean tryOther = !trial || rates[other] == 0;
      trial = tryOther;
      left = tryOther ? TRIAL : STAY;
      on = (tryOther || rates[other] > rates[way] ? other : way) == 1;
    }
  }

  boolean isOn(int sequences) {
    return switch (foretelling) {
      case ALWAYS -> true;
      case NEVER -> false;
      case MEASURED -> ways(sequences).on;
    };
  }

  /**
   * Takes a measurement.
   *
   * @param tokens that were written in the step
   */
  void measured(int sequences, boolean on, int tokens, long nanoseconds) {
    Ways ways = ways(sequences);
    if (foretelling != Foretelling.MEASURED || ways.on != on) {
      return;
    }
    int way = on ? 1 : 0;
    double rate = tokens / (double) Math.max(1, nanoseconds);
    ways.rates[way] += ways.rates[way] == 0 ? rate : NEWEST * (rate - ways.rates[way]);
    if (--ways.left == 0) {
      ways.next(way);
    }
  }

  /** Numbers of sequences between powers of two count as one. */
  private Ways ways(int sequences) {
    return bySequences.computeIfAbsent(
        Integer.numberOfTrailingZeros(Integer.highestOneBit(sequences)), size -> new Ways());
  }
}
