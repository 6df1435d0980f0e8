package io.mimodata.synthgen.gate;

import io.mimodata.document.Reason;
import io.mimodata.document.Removal;
import io.mimodata.synthgen.Strategy;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Thinking and answer are no copies of the seed. */
final class CopyGate implements Gate {
  private final EnumMap<Strategy, CopyLimits> limits;

  CopyGate(Map<Strategy, CopyLimits> limits) {
    this.limits = new EnumMap<>(limits);
  }

  @Override
  public Optional<Removal> check(Response response) {
    CopyLimits of = limits.get(response.candidate().prompt().strategy());
    long[] seed = response.seed().ngrams(of.words());
    if (seed.length == 0) {
      return Optional.empty();
    }
    LongIntMap known = new LongIntMap(seed.length);
    for (long ngram : seed) {
      known.put(ngram, 0);
    }
    for (Part part : response.parts()) {
      Optional<Removal> removal = new Copied(part, known, of).exceeds();
      if (removal.isPresent()) {
        return removal;
      }
    }
    return Optional.empty();
  }

  /** What of one part is copied. */
  private static final class Copied {
    private final Part part;
    private final GateText text;
    private final CopyLimits limits;

    /** Copied words by kind. */
    private final int[] copied = new int[3];

    private int longestRun;
    private int startOfLongestRun;
    private int endOfLongestRun;

    Copied(Part part, LongIntMap known, CopyLimits limits) {
      this.part = part;
      this.text = part.text();
      this.limits = limits;
      long[] ngrams = text.ngrams(limits.words());
      int coveredTo = 0;
      int run = 0;
      int startOfRun = 0;
      for (int word = 0; word < text.size(); word++) {
        if (word < ngrams.length && known.find(ngrams[word]) != LongIntMap.ABSENT) {
          coveredTo = word + limits.words();
        }
        boolean isCopied = word < coveredTo;
        copied[text.kind(word)] += isCopied ? 1 : 0;
        if (!isCopied || text.kind(word) == GateText.QUOTED) {
          run = 0;
        } else if (text.kind(word) == GateText.PLAIN) {
          startOfRun = run == 0 ? word : startOfRun;
          run++;
        }
        if (run > longestRun) {
          longestRun = run;
          startOfLongestRun = startOfRun;
          endOfLongestRun = word + 1;
        }
      }
    }

    Optional<Removal> exceeds() {
      if (longestRun > limits.maxRun()) {
        return removal(
            "%d words in a row are the seed's, at most %d are allowed, %s: %s"
                .formatted(
                    longestRun,
                    limits.maxRun(),
                    part.place(startOfLongestRun),
                    text.excerpt(startOfLongestRun, endOfLongestRun)));
      }
      return exceeds(GateText.PLAIN, limits.maxShare(), "")
          .or(() -> exceeds(GateText.QUOTED, limits.maxQuotedShare(), " between quotation marks"))
          .or(() -> exceeds(GateText.LAID_OUT, limits.maxLaidOutShare(), " in code and formulas"));
    }

    private Optional<Removal> exceeds(byte kind, double most, String where) {
      if (copied[kind] < limits.words() || copied[kind] <= most * text.size()) {
        return Optional.empty();
      }
      return removal(
          "%d of the %s's %d words are the seed's%s (%.2f), at most %.2f are allowed"
              .formatted(
                  copied[kind],
                  part.name(),
                  text.size(),
                  where,
                  (double) copied[kind] / text.size(),
                  most));
    }

    private static Optional<Removal> removal(String detail) {
      return Optional.of(Removal.of(Reason.SYNTH_COPY, detail));
    }
  }
}
