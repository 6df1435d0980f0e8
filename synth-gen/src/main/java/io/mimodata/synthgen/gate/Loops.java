package io.mimodata.synthgen.gate;

import java.util.Optional;

/**
 * Finds periodic stretches of words, of any period, in time linear in the text.
 *
 * <p>The end of the text is searched exactly: the failure function of the reversed words (D. Knuth,
 * J. Morris, V. Pratt, "Fast pattern matching in strings", 1977) gives the smallest period of each
 * suffix. Stretches that the text leaves again are found where runs of words come back at one and
 * the same distance; one whose period has such a run twice is not, so that short runs are tried,
 * and then long ones.
 */
final class Loops {
  private static final int SHORT_RUN = 6;
  private static final int LONG_RUN = 32;

  private final GateText text;
  private final RepetitionLimits limits;

  Loops(GateText text, RepetitionLimits limits) {
    this.text = text;
    this.limits = limits;
  }

  /**
   * A stretch that is too long.
   *
   * @param start first word
   * @param end word after the last
   * @param period in words
   */
  record Loop(int start, int end, int period) {
    double periods() {
      return (double) (end - start) / period;
    }
  }

  Optional<Loop> find() {
    return atEnd().or(() -> anywhere(SHORT_RUN)).or(() -> anywhere(LONG_RUN));
  }

  private Optional<Loop> atEnd() {
    int n = text.size();
    int[] failure = new int[n + 1];
    int matched = 0;
    for (int i = 1; i < n; i++) {
      while (matched > 0 && text.hash(n - 1 - i) != text.hash(n - 1 - matched)) {
        matched = failure[matched];
      }
      if (text.hash(n - 1 - i) == text.hash(n - 1 - matched)) {
        matched++;
      }
      failure[i + 1] = matched;
    }
    for (int length = n; length > 1; length--) {
      Loop loop = new Loop(n - length, n, length - failure[length]);
      if (isTooLong(loop)) {
        return Optional.of(loop);
      }
    }
    return Optional.empty();
  }

  private Optional<Loop> anywhere(int run) {
    long[] ngrams = text.ngrams(run);
    LongIntMap lastPlace = new LongIntMap(ngrams.length);
    int distance = 0;
    int since = 0;
    for (int i = 0; i < ngrams.length; i++) {
      int before = lastPlace.put(ngrams[i], i);
      int found = before == LongIntMap.ABSENT ? 0 : i - before;
      if (found != distance) {
        distance = found;
        since = i;
      }
      if (distance > 0) {
        Loop loop = new Loop(since - distance, i + run, distance);
        if (isTooLong(loop)) {
          return Optional.of(loop);
        }
      }
    }
    return Optional.empty();
  }

  private boolean isTooLong(Loop loop) {
    int words = loop.end() - loop.start();
    return words * (loop.periods() - 1) > limits.maxLoop()
        && (words > limits.maxLaidOutLoop() || isProse(loop));
  }

  /** Whether the stretch is of words for the most part, and not of code, numbers and letters. */
  private boolean isProse(Loop loop) {
    int prose = 0;
    int end = Math.min(loop.end(), loop.start() + loop.period());
    for (int word = loop.start(); word < end; word++) {
      boolean isWord = text.isSpoken(word) && text.kind(word) != GateText.LAID_OUT;
      prose += isWord ? 1 : 0;
    }
    return 2 * prose > end - loop.start();
  }
}
