package io.mimodata.synthgen.gate;

import io.mimodata.document.Reason;
import io.mimodata.document.Removal;
import io.mimodata.document.contamination.ContaminationIndex;
import io.mimodata.synthgen.problem.Criterion;
import io.mimodata.synthgen.prompt.Prompt;
import java.util.List;
import java.util.Optional;

/**
 * Judges one generation by itself. It goes through the gates in this order, and the first that it
 * doesn't pass gives the reason: whole, of one language, without loops, not too short, not wrong,
 * no copy of its seed, and nothing of an evaluation set. Takes time linear in the texts, but for a
 * search in the index for each word. Immutable, and thread-safe if its verifier is.
 */
public final class ResponseGates {
  private final List<Gate> beforeVerification;
  private final List<Gate> afterVerification;
  private final ContaminationGate contamination;
  private final SolutionVerifier verifier;

  /**
   * @param evaluation the n-grams of evaluation sets; may be empty
   */
  public ResponseGates(
      GateConfig config, ContaminationIndex evaluation, SolutionVerifier verifier) {
    beforeVerification =
        List.of(
            new CompletenessGate(),
            new LanguageGate(config.language()),
            new RepetitionGate(config.repetition()),
            new LengthGate(config.length()));
    contamination = new ContaminationGate(evaluation);
    afterVerification = List.of(new CopyGate(config.copy()), contamination);
    this.verifier = verifier;
  }

  /** Returns whether a generation goes on, and if it doesn't, why. */
  public GateOutcome judge(Candidate candidate) {
    Response response = new Response(candidate);
    Optional<Removal> removal = first(beforeVerification, response);
    if (removal.isPresent()) {
      return new GateOutcome.Removed(removal.get());
    }
    Verdict verdict =
        candidate.criterion() == null
            ? Verdict.UNVERIFIED
            : verifier.verify(candidate.criterion(), response.message().answer());
    if (verdict == Verdict.WRONG) {
      return new GateOutcome.Removed(Removal.of(Reason.SYNTH_WRONG, wrong(candidate.criterion())));
    }
    return first(afterVerification, response)
        .<GateOutcome>map(GateOutcome.Removed::new)
        .orElseGet(() -> new GateOutcome.Passed(response.message(), verdict));
  }

  private static String wrong(Criterion expected) {
    return expected instanceof Criterion.Answer answer
        ? "the seed's answer is " + answer.text()
        : "its program does not pass the seed's tests";
  }

  /** Why a prompt is not even asked: it has an n-gram of an evaluation set. */
  public Optional<Removal> refuse(Prompt prompt) {
    return contamination.checkPrompt(prompt);
  }

  private static Optional<Removal> first(List<Gate> gates, Response response) {
    return gates.stream().map(gate -> gate.check(response)).flatMap(Optional::stream).findFirst();
  }
}
