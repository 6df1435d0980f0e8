package io.mimodata.synthgen.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;

import io.mimodata.synthgen.verify.compare.Rules;
import io.mimodata.synthgen.verify.extract.Form;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MathVerifierTest {
  private final MathVerifier verifier = new MathVerifier();

  /**
   * Lines of a file: what is expected, and an answer or a response, with ⏎ for the end of a line.
   */
  private static Stream<Arguments> pairs(String file) throws IOException {
    try (InputStream in = MathVerifierTest.class.getResourceAsStream(file)) {
      String lines = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return lines
          .lines()
          .map(line -> line.replace('⏎', '\n').split(" {2}=> ?", 2))
          .map(pair -> Arguments.of(pair[0], pair[1].strip()));
    }
  }

  static Stream<Arguments> sameAnswers() throws IOException {
    return pairs("same-answers.txt");
  }

  static Stream<Arguments> differentAnswers() throws IOException {
    return pairs("different-answers.txt");
  }

  static Stream<Arguments> rightResponses() throws IOException {
    return pairs("right-responses.txt");
  }

  static Stream<Arguments> wrongResponses() throws IOException {
    return pairs("wrong-responses.txt");
  }

  @ParameterizedTest
  @MethodSource("sameAnswers")
  void acceptsAnotherForm(String expected, String answer) {
    assertThat(verifier.check(expected, answer).equal()).isTrue();
    assertThat(verifier.check(expected, "So it is \\boxed{" + answer + "}.").equal()).isTrue();
  }

  @ParameterizedTest
  @MethodSource("differentAnswers")
  void rejectsAnotherAnswer(String expected, String answer) {
    assertThat(verifier.check(expected, answer).equal()).isFalse();
    assertThat(verifier.check(expected, "So it is \\boxed{" + answer + "}.").equal()).isFalse();
  }

  @ParameterizedTest
  @MethodSource("rightResponses")
  void findsTheAnswerInAResponse(String expected, String response) {
    assertThat(verifier.check(expected, response).equal()).isTrue();
  }

  @ParameterizedTest
  @MethodSource("wrongResponses")
  void rejectsAResponseWithoutTheAnswer(String expected, String response) {
    assertThat(verifier.check(expected, response).equal()).isFalse();
  }

  @Test
  void tellsWhyNot() {
    assertThat(verifier.check("3", "").reason()).isEqualTo(MathVerdict.Reason.NO_ANSWER);
    assertThat(verifier.check("", "3").reason()).isEqualTo(MathVerdict.Reason.NOTHING_EXPECTED);
    assertThat(verifier.check("3", "4").reason()).isEqualTo(MathVerdict.Reason.DIFFERENT);
    assertThat(verifier.check("3", "\\boxed{1/0}").reason())
        .isEqualTo(MathVerdict.Reason.UNDEFINED);
    assertThat(verifier.check("3", "\\boxed{9^{9^{9^9}}}").reason())
        .isEqualTo(MathVerdict.Reason.TOO_LARGE);
    assertThat(verifier.check("3", "\\boxed{x \\to (}").reason())
        .isEqualTo(MathVerdict.Reason.UNREADABLE);
    assertThat(verifier.check("def f(x): return x", "\\boxed{3}").reason())
        .isEqualTo(MathVerdict.Reason.UNREADABLE_EXPECTED);
  }

  @Test
  void tellsWhatWasRead() {
    MathVerdict verdict = verifier.check("#### 1,000", "First 7. The answer is $10^3$.");
    assertThat(verdict.equal()).isTrue();
    assertThat(verdict.expected()).isEqualTo("1,000");
    assertThat(verdict.answer()).isEqualTo("10^3");
  }

  @Test
  void roundsDecimalsToThePrecisionOfTheRules() {
    Set<Form> forms = EnumSet.allOf(Form.class);
    MathVerifier coarse = new MathVerifier(forms, new Rules(2, true, false));
    assertThat(coarse.check("8/3", "2.67").equal()).isTrue();
    assertThat(verifier.check("8/3", "2.67").equal()).isFalse();
    assertThat(coarse.check("(\\frac{3}{5},\\frac{8}{3}]", "(0.6,2.6667]").equal()).isTrue();
  }

  @Test
  void mayRenameVariables() {
    MathVerifier loose = new MathVerifier(EnumSet.allOf(Form.class), new Rules(6, false, false));
    assertThat(loose.check("f(x)+1", "f(y)+1").equal()).isTrue();
    assertThat(verifier.check("f(x)+1", "f(y)+1").equal()).isFalse();
    assertThat(loose.check("x+2y", "b+2a").equal()).isFalse();
  }

  @Test
  void mayTakeAnInequalityForAnInterval() {
    MathVerifier loose = new MathVerifier(EnumSet.allOf(Form.class), new Rules(6, true, true));
    assertThat(loose.check("(1,2)", "1<x<2").equal()).isTrue();
    assertThat(loose.check("(1,2]", "1<x<2").equal()).isFalse();
  }

  @Test
  void looksInFormulasOnlyIfToldSo() {
    MathVerifier latex = new MathVerifier(EnumSet.of(Form.LATEX), Rules.DEFAULT);
    MathVerifier plain = new MathVerifier(EnumSet.of(Form.EXPR), Rules.DEFAULT);
    assertThat(latex.check("$9$", "It is $9$, not 10").equal()).isTrue();
    assertThat(plain.check("1000.99", "not 10 but $1,000.99").equal()).isTrue();
  }

  @Test
  void longNumbersAreComparedToTheLastDigit() {
    String digits = "7".repeat(1_500);
    assertThat(verifier.check(digits + "1", "\\boxed{" + digits + "1}").equal()).isTrue();
    assertThat(verifier.check(digits + "1", "\\boxed{" + digits + "2}").equal()).isFalse();
    assertThat(verifier.check("100!", "\\boxed{100!+1}").equal()).isFalse();
  }

  /** Each would keep a naive checker busy for ever, or overflow its stack. */
  @Test
  void comesBackFromWhatIsMeantToHangIt() {
    List<String> answers =
        List.of(
            "9^{9^{9^{9}}}",
            "10000000!",
            "((9!)!)!",
            "\\sum_{k=1}^{1000000000} \\frac{1}{k}",
            "\\sum_{i=1}^{999}\\sum_{j=1}^{999}\\sum_{k=1}^{999} ijk",
            "{".repeat(20_000) + "1" + "}".repeat(20_000),
            "\\frac{1}{".repeat(3_000) + "2" + "}".repeat(3_000),
            "(".repeat(5_000) + "2" + ")".repeat(5_000),
            "-".repeat(5_000) + "2",
            "9".repeat(200_000),
            "1.5^{10^{12}}",
            "\\binom{10^9}{5\\cdot10^8}",
            "\\arctan(10^{4000})",
            "\\sin(10^{300})",
            "(1+x+y+z+w)^{400}",
            "2^{2^{2^{2^{2^{2}}}}}",
            "\\sqrt{".repeat(90) + "2" + "}".repeat(90),
            " ".repeat(100_000),
            "|".repeat(4_000),
            "2^" + "-".repeat(9_000) + "2",
            "5" + "! ".repeat(4_900),
            "x" + "'".repeat(9_000),
            "1" + "/2".repeat(4_900),
            "1" + "\\pm 1".repeat(1_900),
            "2" + "^\\circ".repeat(1_600),
            "\\not".repeat(2_400) + "=",
            "1\\frac{1}{".repeat(45) + "2" + "}".repeat(45),
            "2\\frac{3".repeat(45) + "}{2}".repeat(45),
            "1e9999,".repeat(1_400),
            "\\sin(999i)+".repeat(500) + "1",
            "\\arctan(i+2)+".repeat(700) + "1");
    for (String answer : answers) {
      assertThat(inSmallStack(() -> verifier.check("7", "\\boxed{" + answer + "}").equal()))
          .as("%.40s", answer)
          .isFalse();
    }
    assertThat(verifier.check("1", "\\boxed{1} ".repeat(20_000)).equal()).isTrue();
  }

  /** Each would take time by the square of its length. */
  @Test
  void comesBackFromResponsesOfSignsThatNothingCloses() {
    List<String> responses =
        List.of(
            "the answer is x" + " ".repeat(200_000) + "y",
            "the answer is x" + "*".repeat(200_000) + "y",
            "\\boxed{x" + "!".repeat(200_000) + "x}",
            "\\(".repeat(200_000),
            "$a\n".repeat(130_000),
            "$".repeat(400_000) + "x",
            "\\begin{align}".repeat(30_000),
            "\\boxed{\n".repeat(50_000),
            "$x$" + ",".repeat(400_000) + "$y$",
            "$x$ a ".repeat(60_000) + "1 ".repeat(2_000));
    for (String response : responses) {
      assertThat(inSmallStack(() -> verifier.check("7", response).equal()))
          .as("%.40s", response)
          .isFalse();
    }
  }

  @Test
  void aLongTextWithoutMarksEndsInItsAnswer() {
    String thoughts = "Next I add the two and look at the sum again. ".repeat(400);
    assertThat(verifier.check("42", thoughts + "So there are 42 of them.").equal()).isTrue();
    assertThat(verifier.check("42", thoughts + "So there are 43 of them.").equal()).isFalse();
  }

  @Test
  void saysWhyAnAnswerCantBeRead() {
    assertThat(verifier.check("3", "\\boxed{(1,2}").detail())
        .isEqualTo("')' was expected before 'the end'");
    assertThat(verifier.check("3", "\\boxed{4}").detail()).isEmpty();
  }

  /** As small as the stack of a thread that Spark runs tasks in may be. */
  private static <T> T inSmallStack(Callable<T> check) {
    FutureTask<T> task = new FutureTask<>(check);
    new Thread(null, task, "small-stack", 512 * 1024).start();
    return assertDoesNotThrow(() -> task.get());
  }

  @Test
  void anyTextGetsAVerdict() {
    String[] parts =
        ("1 2 3.5 x n k i e \\pi \\infty + - * / ^ _ { } ( ) [ ] \\{ \\} , ; = < \\le \\in \\cup \\frac"
                + " \\sqrt \\sin \\log \\sum_{k=1}^{ ! % ^\\circ \\pm | : and or \\text{cm} \\binom \\mathbb{R}"
                + " \\begin{pmatrix} \\end{pmatrix} & \\\\ f( ' \\lfloor \\rfloor \\int_0^1 apples \\overline{ \\max("
                + " \\arcsin \\boxed{ $ 10^{100} 9^9 100! \\neq 0.\\overline{3}")
            .split(" ");
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (int i = 0; i < 3_000; i++) {
      String expected = soup(parts, random);
      String answer = soup(parts, random);
      assertThat(verifier.check(expected, answer))
          .as("seed %d: %s against %s", seed, answer, expected)
          .isNotNull();
    }
  }

  private static String soup(String[] parts, Random random) {
    StringBuilder soup = new StringBuilder();
    for (int i = random.nextInt(12); i >= 0; i--) {
      soup.append(parts[random.nextInt(parts.length)]).append(random.nextInt(3) == 0 ? " " : "");
    }
    return soup.toString();
  }
}
