package io.mimodata.synthgen.problem;

import io.mimodata.synthgen.judge.CallTest;
import io.mimodata.synthgen.judge.Language;
import io.mimodata.synthgen.judge.Limits;
import io.mimodata.synthgen.judge.TestCase;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What makes a response to a problem right. */
public sealed interface Criterion {
  /** What such problems ask for, unless they say it themselves, as in {@code maths}. */
  String ability();

  /**
   * The response's answer is the same in mathematics.
   *
   * @param text the answer, alone or as a part of a solution; not blank
   */
  record Answer(String text) implements Criterion {
    public Answer {
      if (text.isBlank()) {
        throw new IllegalArgumentException("answer must not be blank");
      }
    }

    @Override
    public String ability() {
      return "maths";
    }
  }

  /**
   * The response's program passes all tests.
   *
   * @param language of programs that don't say theirs; nothing if the problem leaves it open
   * @param tests at least one, all by standard input or all by calls of one function
   * @param parameters names of the function's parameters; empty if there is none or they are not
   *     known
   * @param limits for each test
   */
  record Tests(
      Optional<Language> language, List<TestCase> tests, List<String> parameters, Limits limits)
      implements Criterion {
    public Tests {
      Objects.requireNonNull(limits, "limits");
      tests = List.copyOf(tests);
      parameters = List.copyOf(parameters);
      if (tests.isEmpty()) {
        throw new IllegalArgumentException("tests must not be empty: nothing could be said");
      }
      if (tests.get(0) instanceof CallTest && language.orElse(Language.PYTHON) != Language.PYTHON) {
        throw new IllegalArgumentException(
            "tests by function call need lang python, it is " + language.get());
      }
    }

    @Override
    public String ability() {
      return "code";
    }

    /** The function that tests call; nothing where a program reads standard input. */
    public Optional<String> entryPoint() {
      return tests.get(0) instanceof CallTest call
          ? Optional.of(call.entryPoint())
          : Optional.empty();
    }
  }
}
