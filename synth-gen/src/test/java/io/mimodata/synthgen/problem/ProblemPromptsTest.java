package io.mimodata.synthgen.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.mimodata.synthgen.engine.Message;
import io.mimodata.synthgen.judge.CallTest;
import io.mimodata.synthgen.judge.Language;
import io.mimodata.synthgen.judge.Limits;
import io.mimodata.synthgen.judge.StdioTest;
import io.mimodata.synthgen.judge.TestCase;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProblemPromptsTest {
  private static Problem problem(Criterion criterion) {
    return new Problem("p", "set", "Is {{signature}} 1?", criterion, Map.of());
  }

  private static Problem code(Language language, TestCase test) {
    return problem(
        new Criterion.Tests(
            Optional.ofNullable(language), List.of(test), List.of("a", "b"), Limits.DEFAULT));
  }

  @Test
  void aProblemIsPutByItsKindAfterAnEmptySystemMessage() {
    assertThat(ProblemPrompts.DEFAULT.of(problem(new Criterion.Answer("1"))))
        .containsExactly(
            new Message("system", ""),
            Message.user(
                "Is {{signature}} 1?\n\nPlease reason step by step, and put the final answer within \\boxed{}."));
    assertThat(ProblemPrompts.DEFAULT.of(code(Language.CPP, new StdioTest("", ""))).get(1))
        .isEqualTo(
            Message.user(
                "Is {{signature}} 1?\n\nWrite a program in cpp that reads standard input and writes the answer to"
                    + " standard output. Give the whole program in one fenced block that begins with ```cpp."));
    assertThat(
            ProblemPrompts.DEFAULT
                .of(
                    code(
                        null,
                        new CallTest(
                            "add", JsonNodeFactory.instance.arrayNode(), IntNode.valueOf(1))))
                .get(1)
                .content())
        .contains("Write the function add(a, b) in python.", "begins with ```python.");
  }

  @Test
  void theSystemMessageMayBeLeftOut() {
    ProblemPrompts prompts =
        new ProblemPrompts(Optional.empty(), "{{question}}", "{{question}}", "{{question}}");

    assertThat(prompts.of(problem(new Criterion.Answer("1"))))
        .containsExactly(Message.user("Is {{signature}} 1?"));
  }

  @Test
  void aTextNeedsAPlaceForTheQuestionAndNoOtherThatIsUnknown() {
    assertThatThrownBy(
            () ->
                new ProblemPrompts(
                    Optional.empty(), "Solve!", "{{question}} {{hint}}", "{{question}}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "the prompt for maths must have {{question}}; the prompt for program has an unknown place {{hint}}, there are [question, language, signature]");
  }
}
