package io.mimodata.synthgen.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.mimodata.synthgen.judge.CallTest;
import io.mimodata.synthgen.judge.CodeJudge;
import io.mimodata.synthgen.judge.Isolation;
import io.mimodata.synthgen.judge.JudgeSettings;
import io.mimodata.synthgen.judge.Limits;
import io.mimodata.synthgen.judge.StdioTest;
import io.mimodata.synthgen.judge.TestCase;
import io.mimodata.synthgen.judge.TestResult;
import io.mimodata.synthgen.judge.Verdict;
import io.mimodata.testing.ChildJvm;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GraderTest {
  private static Problem problem(Criterion criterion) {
    return new Problem("p", "set", "What is it?", criterion, Map.of());
  }

  private static Problem program(TestCase... tests) {
    return problem(
        new Criterion.Tests(Optional.empty(), List.of(tests), List.of(), Limits.DEFAULT));
  }

  /** Programs of our own: machines without a sandbox have to pass this, too. */
  private static CodeJudge judge() {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/python3")), "python3 is not on this machine");
    return CodeJudge.open(
        JudgeSettings.defaults().withIsolation(Isolation.NONE),
        note -> assertThat(note).isNotEmpty());
  }

  @Test
  void anAnswerIsComparedAndThinkingDoesNotCount() {
    Grader grader = Grader.ofAnswers();
    Problem half = problem(new Criterion.Answer("\\frac12"));

    assertThat(grader.grade(half, "<think>\\boxed{3}</think>So \\boxed{0.5}."))
        .isEqualTo(new Grade(true, "same_value", Optional.of("0.5"), "", List.of()));
    assertThat(grader.grade(half, "<think>It is \\boxed{0.5}").reason()).isEqualTo("no_answer");
    assertThat(grader.grade(half, "I think \\boxed{0.5}, no</think>\\boxed{2}"))
        .isEqualTo(new Grade(false, "different", Optional.of("2"), "", List.of()));
  }

  @Test
  void aProgramIsRunOnTheTests() {
    Problem doubled = program(new StdioTest("2", "4"), new StdioTest("3", "6"));
    try (CodeJudge judge = judge()) {
      Grader grader = Grader.with(judge);

      Grade right =
          grader.grade(
              doubled,
              "<think>```python\nprint(4)\n```</think>\n```\nprint(2 * int(input()))\n```");
      assertThat(right.right()).isTrue();
      assertThat(right.reason()).isEqualTo("ac");
      assertThat(right.answer()).contains("print(2 * int(input()))\n");

      Grade wrong = grader.grade(doubled, "```python\nprint(4)\n```");
      assertThat(wrong.right()).isFalse();
      assertThat(wrong.reason()).isEqualTo("wa");
      assertThat(wrong.detail()).isEqualTo("line 1 is \"4\", expected \"6\"");
      assertThat(wrong.tests())
          .extracting(TestResult::verdict)
          .containsExactly(Verdict.AC, Verdict.WA);

      assertThat(grader.grade(doubled, "print(4)")).isEqualTo(Grade.wrong("no_code", ""));
    }
  }

  @Test
  void aFunctionIsCalledInPythonAlone() {
    Problem next =
        program(new CallTest("f", JsonNodeFactory.instance.arrayNode().add(1), IntNode.valueOf(2)));
    try (CodeJudge judge = judge()) {
      Grader grader = Grader.with(judge);

      assertThat(grader.grade(next, "```py\ndef f(x): return x + 1\n```").right()).isTrue();
      assertThat(grader.grade(next, "```cpp\nint f(int x) { return x + 1; }\n```").reason())
          .isEqualTo("wrong_language");
    }
  }

  @Test
  void whyAnAnswerCantBeReadIsItsDetail() {
    Problem half = problem(new Criterion.Answer("\\frac12"));

    Grade grade = Grader.ofAnswers().grade(half, "\\boxed{((1}");

    assertThat(grade.reason()).isEqualTo("unreadable");
    assertThat(grade.detail()).isNotEmpty();
  }

  /** Grades a Java program as a machine without Java's compiler does. */
  static final class WithoutCompiler {
    private WithoutCompiler() {}

    public static void main(String[] args) throws ClassNotFoundException {
      // The judge looks for Java once; everything else needs the real one.
      String home = System.setProperty("java.home", args[0]);
      Class.forName("io.mimodata.synthgen.judge.Tool");
      System.setProperty("java.home", home);
      try (CodeJudge judge =
          CodeJudge.open(
              JudgeSettings.defaults().withIsolation(Isolation.NONE),
              note -> assertThat(note).isNotEmpty())) {
        Grade grade =
            Grader.with(judge)
                .grade(program(new StdioTest("2", "4")), "```java\nclass Main {}\n```");
        System.out.println(
            "%s %s %s".formatted(grade.reason(), grade.isUndecided(), grade.detail()));
      }
    }
  }

  @Test
  void aProgramWithoutItsCompilerIsNotJudged(@TempDir Path noJava) throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/python3")), "python3 is not on this machine");
    Process process =
        new ProcessBuilder(ChildJvm.command(WithoutCompiler.class, noJava.toString()))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();

    assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .startsWith("no_compiler true Java needs " + noJava + "/bin/javac, which is not there");
    assertThat(process.waitFor()).isZero();
  }

  @Test
  void testsNeedAJudge() {
    Problem doubled = program(new StdioTest("2", "4"));

    assertThatThrownBy(() -> Grader.ofAnswers().grade(doubled, "```python\nprint(4)\n```"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("p has tests");
  }
}
