package io.mimodata.synthgen.problem;

import io.mimodata.synthgen.engine.Message;
import io.mimodata.synthgen.judge.Language;
import io.mimodata.synthgen.prompt.Placeholders;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How problems are put to a model: a text for each kind of problem, with places that are filled.
 * Immutable and thread-safe.
 *
 * @param system the system message, which may be empty, as MiMo's authors recommend; nothing for
 *     none, with which a chat template may put its own
 * @param maths for problems with an answer
 * @param program for programs that read standard input
 * @param function for functions that are called
 */
public record ProblemPrompts(
    Optional<String> system, String maths, String program, String function) {
  private static final String QUESTION = "question";
  private static final String LANGUAGE = "language";
  private static final String SIGNATURE = "signature";
  private static final List<String> KNOWN = List.of(QUESTION, LANGUAGE, SIGNATURE);

  /** An empty system message, and what is asked for at the end of the user's. */
  public static final ProblemPrompts DEFAULT =
      new ProblemPrompts(
          Optional.of(""),
          """
          {{question}}

          Please reason step by step, and put the final answer within \\boxed{}.""",
          """
          {{question}}

          Write a program in {{language}} that reads standard input and writes the answer to standard output. \
          Give the whole program in one fenced block that begins with ```{{language}}.""",
          """
          {{question}}

          Write the function {{signature}} in {{language}}. Give it, with all that it needs, in one fenced block \
          that begins with ```{{language}}.""");

  public ProblemPrompts {
    List<String> problems = new ArrayList<>();
    check("maths", maths, problems);
    check("program", program, problems);
    check("function", function, problems);
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", problems));
    }
  }

  private static void check(String name, String text, List<String> problems) {
    List<String> places = Placeholders.in(text);
    if (!places.contains(QUESTION)) {
      problems.add("the prompt for %s must have {{question}}".formatted(name));
    }
    places.stream()
        .filter(place -> !KNOWN.contains(place))
        .forEach(
            place ->
                problems.add(
                    "the prompt for %s has an unknown place {{%s}}, there are %s"
                        .formatted(name, place, KNOWN)));
  }

  /** The conversation that a model is to continue. */
  public List<Message> of(Problem problem) {
    List<Message> messages = new ArrayList<>();
    system.ifPresent(text -> messages.add(new Message("system", text)));
    messages.add(Message.user(Placeholders.fill(text(problem), values(problem))));
    return messages;
  }

  private String text(Problem problem) {
    if (problem.criterion() instanceof Criterion.Tests tests) {
      return tests.entryPoint().isPresent() ? function : program;
    }
    return maths;
  }

  private static Map<String, String> values(Problem problem) {
    String language = "";
    String signature = "";
    if (problem.criterion() instanceof Criterion.Tests tests) {
      language = name(tests.language().orElse(Language.PYTHON));
      signature =
          tests
              .entryPoint()
              .map(name -> "%s(%s)".formatted(name, String.join(", ", tests.parameters())))
              .orElse("");
    }
    return Map.of(QUESTION, problem.question(), LANGUAGE, language, SIGNATURE, signature);
  }

  private static String name(Language language) {
    return language.name().toLowerCase(Locale.ROOT);
  }
}
