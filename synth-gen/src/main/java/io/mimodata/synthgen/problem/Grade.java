package io.mimodata.synthgen.problem;

import io.mimodata.synthgen.judge.TestResult;
import io.mimodata.synthgen.judge.Verdict;
import io.mimodata.synthgen.verify.MathVerdict;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What a response is worth.
 *
 * @param right whether it solves the problem
 * @param reason key of what decided: of a {@link MathVerdict.Reason} for answers, a {@link Verdict}
 *     in lower case for programs, or {@link #NO_CODE}, {@link #WRONG_LANGUAGE} or {@link
 *     #NO_COMPILER}
 * @param answer what was read as the answer, or the program that was run; nothing if nothing was
 * @param detail what there is to say beyond the reason, as the first line that differs; empty if
 *     nothing
 * @param tests of a program that was run, one for each unless the judge stops at the first failure
 */
public record Grade(
    boolean right, String reason, Optional<String> answer, String detail, List<TestResult> tests) {
  /** The response has no fenced program. */
  public static final String NO_CODE = "no_code";

  /** The program is in a language in which the tests can't be run. */
  public static final String WRONG_LANGUAGE = "wrong_language";

  /** The program is in a language that this machine can't run. */
  public static final String NO_COMPILER = "no_compiler";

  private static final Set<String> UNDECIDED =
      Set.of(
          MathVerdict.Reason.NOTHING_EXPECTED.key(),
          MathVerdict.Reason.UNREADABLE_EXPECTED.key(),
          keyOf(Verdict.SYS),
          NO_COMPILER);

  public Grade {
    tests = List.copyOf(tests);
  }

  /**
   * Nothing is known: there is nothing to compare with that can be read, or this machine could not
   * run the program.
   */
  public boolean isUndecided() {
    return UNDECIDED.contains(reason);
  }

  /** The reason that a verdict on a program is. */
  public static String keyOf(Verdict verdict) {
    return verdict.name().toLowerCase(Locale.ROOT);
  }

  /** Not right, and nothing was run. */
  public static Grade wrong(String reason, String detail) {
    return new Grade(false, reason, Optional.empty(), detail, List.of());
  }
}
