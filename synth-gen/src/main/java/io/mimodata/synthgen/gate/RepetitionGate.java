package io.mimodata.synthgen.gate;

import io.mimodata.document.Reason;
import io.mimodata.document.Removal;
import java.util.Optional;

/**
 * Neither thinking nor answer runs in a loop or says the same again and again. Code, formulas,
 * tables and rows of numbers repeat by nature: only very long loops count there.
 */
final class RepetitionGate implements Gate {
  /** Texts of fewer words have too few sentences and runs for a share of them to mean anything. */
  private static final int LEAST_WORDS = 100;

  private static final int LEAST_SENTENCES = 12;

  private final RepetitionLimits limits;

  RepetitionGate(RepetitionLimits limits) {
    this.limits = limits;
  }

  @Override
  public Optional<Removal> check(Response response) {
    for (Part part : response.parts()) {
      Optional<Removal> removal =
          loop(part).or(() -> symbols(part)).or(() -> words(part)).or(() -> sentences(part));
      if (removal.isPresent()) {
        return removal;
      }
    }
    return Optional.empty();
  }

  private Optional<Removal> loop(Part part) {
    return new Loops(part.text(), limits)
        .find()
        .map(
            loop ->
                removal(
                    "%d words go %.1f times through a period of %d words, %s: %s"
                        .formatted(
                            loop.end() - loop.start(),
                            loop.periods(),
                            loop.period(),
                            part.place(loop.start()),
                            part.text().excerpt(loop.start(), loop.start() + loop.period()))));
  }

  private Optional<Removal> symbols(Part part) {
    SymbolRuns.Run run = SymbolRuns.longest(part.text().text());
    return run.characters() <= limits.maxSymbols()
        ? Optional.empty()
        : Optional.of(
            removal(
                "a period of %d characters without spoken words goes on for %d, at character %d of the %s"
                    .formatted(run.period(), run.characters(), run.start() + 1, part.name())));
  }

  private Optional<Removal> words(Part part) {
    RepeatedWords repeated = new RepeatedWords(part.text());
    if (repeated.words() < LEAST_WORDS) {
      return Optional.empty();
    }
    if (repeated.share() > limits.maxShare()) {
      return Optional.of(
          removal(
              "%.2f of the %s's %d words were there before in the same row, at most %.2f are allowed"
                  .formatted(repeated.share(), part.name(), repeated.words(), limits.maxShare())));
    }
    if (repeated.tailShare() > limits.maxTailShare()) {
      return Optional.of(
          removal(
              "%.2f of the %s's last %d words were there before in the same row, at most %.2f are allowed"
                  .formatted(
                      repeated.tailShare(),
                      part.name(),
                      RepetitionLimits.TAIL,
                      limits.maxTailShare())));
    }
    return Optional.empty();
  }

  private Optional<Removal> sentences(Part part) {
    RepeatedSentences repeated = new RepeatedSentences(part.text());
    if (repeated.sentences() < LEAST_SENTENCES
        || repeated.repeats() <= limits.maxSentenceShare() * repeated.sentences()) {
      return Optional.empty();
    }
    return Optional.of(
        removal(
            "%d of the %s's %d sentences were there before, most often (%d times) %s"
                .formatted(
                    repeated.repeats(),
                    part.name(),
                    repeated.sentences(),
                    repeated.mostTimes(),
                    repeated.mostRepeated())));
  }

  private static Removal removal(String detail) {
    return Removal.of(Reason.SYNTH_REPETITION, detail);
  }
}
