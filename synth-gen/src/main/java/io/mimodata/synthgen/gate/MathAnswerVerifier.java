package io.mimodata.synthgen.gate;

import io.mimodata.synthgen.verify.MathVerdict;
import io.mimodata.synthgen.verify.MathVerifier;

/**
 * Compares mathematical answers by rules. An answer that is expected but can't be read as
 * mathematics, as a proof or a program, leaves the truth open. Immutable and thread-safe.
 */
public final class MathAnswerVerifier implements AnswerVerifier {
  private static final long serialVersionUID = 1;

  private static final MathVerifier VERIFIER = new MathVerifier();

  @Override
  public Verdict verify(String expected, String answer) {
    MathVerdict verdict = VERIFIER.check(expected, answer);
    if (verdict.equal()) {
      return Verdict.CORRECT;
    }
    return switch (verdict.reason()) {
      case NOTHING_EXPECTED, UNREADABLE_EXPECTED -> Verdict.UNVERIFIED;
      default -> Verdict.WRONG;
    };
  }
}
