package io.mimodata.synthgen.judge;

import java.util.List;
import java.util.Objects;

/**
 * A program to be judged.
 *
 * @param language what it is written in: Python 3, C++17, or the Java of the running virtual
 *     machine
 * @param source its text, one file
 * @param tests at least one
 * @param limits for each test
 */
public record Submission(Language language, String source, List<TestCase> tests, Limits limits) {
  public Submission {
    Objects.requireNonNull(language, "language");
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(limits, "limits");
    tests = List.copyOf(tests);
    if (tests.isEmpty()) {
      throw new IllegalArgumentException("tests must not be empty: nothing could be said");
    }
    if (language != Language.PYTHON && tests.stream().anyMatch(CallTest.class::isInstance)) {
      throw new IllegalArgumentException(
          "tests by function call need lang python, it is "
              + language
              + "; give such programs standard input");
    }
  }
}
