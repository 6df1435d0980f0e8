package io.mimodata.synthgen.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.mimodata.synthgen.verify.compare.Rules;
import io.mimodata.synthgen.verify.extract.Form;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MathVerifierTest {
  /** What is expected, and the same in another form. */
  private static final String SAME =
      """
        1/2  =>  0.5
        \\frac{1}{2}  =>  50\\%
        50\\%  =>  50
        50\\%  =>  0.5
        1\\frac{1}{2}  =>  3/2
        1 1/2  =>  1.5
        2\\frac34  =>  \\frac{11}{4}
        \\frac12  =>  \\dfrac{1}{2}
        \\sqrt{12}  =>  2\\sqrt{3}
        \\frac{1}{\\sqrt{2}}  =>  \\frac{\\sqrt 2}{2}
        \\sqrt[3]{-8}  =>  -2
        2^{10}  =>  1024
        x^2+2x+1  =>  (x+1)^2
        (x+1)(x-2)  =>  x^2-x-2
        \\sin^2 x+\\cos^2 x  =>  1
        e^{i\\pi}  =>  -1
        i  =>  \\sqrt{-1}
        3+4i  =>  4i+3
        \\log_2 8  =>  3
        \\log_{2}{8}  =>  3
        \\binom{5}{2}  =>  10
        5!  =>  120
        \\{1,2,3\\}  =>  \\{3,2,1\\}
        \\{1,2,3\\}  =>  1, 2, 3
        [0,1]  =>  x \\in [0,1]
        x \\in [0,1]  =>  0 \\le x \\le 1
        x<3  =>  (-\\infty,3)
        x>-1  =>  (-1,\\infty)
        x<-1 \\text{ or } x>1  =>  (-\\infty,-1)\\cup(1,\\infty)
        |x|>1  =>  (-\\infty,-1)\\cup(1,\\infty)
        x^2<4  =>  (-2,2)
        x \\neq 2  =>  (-\\infty,2)\\cup(2,\\infty)
        \\mathbb{R}\\setminus\\{2\\}  =>  (-\\infty,2)\\cup(2,\\infty)
        \\mathbb{R}  =>  (-\\infty,\\infty)
        \\{x \\mid x>0\\}  =>  (0,\\infty)
        \\{x : x > 0\\}  =>  (0,\\infty)
        \\emptyset  =>  \\{\\}
        \\emptyset  =>  \\varnothing
        y = 2x+3  =>  y=3+2x
        y = 2x+3  =>  2x+3
        y = 2x+3  =>  2x - y + 3 = 0
        2x-y+3=0  =>  y=2x+3
        x=1, y=2  =>  (1,2)
        x=1, y=2  =>  y=2, x=1
        (x,y)=(1,2)  =>  x=1,y=2
        \\begin{pmatrix}1&2\\\\3&4\\end{pmatrix}  =>  \\begin{bmatrix}1 & 2\\\\ 3 & 4\\end{bmatrix}
        \\begin{pmatrix}1\\\\2\\end{pmatrix}  =>  (1,2)
        2\\begin{pmatrix}1&2\\\\3&4\\end{pmatrix}  =>  \\begin{pmatrix}2&4\\\\6&8\\end{pmatrix}
        \\begin{vmatrix}1&2\\\\3&4\\end{vmatrix}  =>  -2
        \\infty  =>  +\\infty
        \\pi  =>  3.14159265
        \\pi r^2  =>  r^2 \\pi
        60^\\circ  =>  60
        \\sin 30^\\circ  =>  \\frac12
        \\tan(\\pi/4)  =>  1
        5 \\text{ cm}  =>  5
        5 \\text{ cm}  =>  50 \\text{ mm}
        5\\text{ cm}  =>  5\\ \\mathrm{cm}
        10 dollars  =>  \\$10
        $10  =>  10.00
        1,000,000  =>  10^6
        1,000  =>  1000
        3:4  =>  6:8
        3:4  =>  \\frac34
        0.\\overline{3}  =>  \\frac13
        0.1\\overline{6}  =>  \\frac16
        1.5e3  =>  1500
        1.5 \\times 10^3  =>  1500
        \\text{(A)}  =>  A
        (B)  =>  B
        \\text{Yes}  =>  yes
        \\text{Tuesday}  =>  Tuesday
        1101_2  =>  1101_{2}
        \\frac{x}{y}  =>  x/y
        \\frac{a+b}{2}  =>  (a+b)/2
        x^{-1}  =>  1/x
        |x|  =>  \\sqrt{x^2}
        a^2-b^2  =>  (a-b)(a+b)
        2xy  =>  2yx
        2xy  =>  x*y*2
        x^2  =>  x**2
        f(x)=x^2  =>  x^2
        f(x)=x^2+1  =>  f(x)=1+x^2
        \\frac{n(n+1)}{2}  =>  \\sum_{k=1}^{n} k
        \\frac{n(n+1)}{2}  =>  \\frac{n^2+n}{2}
        2^n  =>  2^{n+1}/2
        (-1)^{2n}  =>  1
        n!  =>  n \\cdot (n-1)!
        \\frac{1}{2}\\ln 2  =>  \\ln\\sqrt{2}
        \\arctan 1  =>  \\frac{\\pi}{4}
        \\pm 3  =>  3, -3
        \\pm 3  =>  \\{-3,3\\}
        x=\\pm 3  =>  x=3 \\text{ or } x=-3
        x = 1 \\pm \\sqrt 2  =>  1+\\sqrt2, 1-\\sqrt2
        \\left(\\frac{1}{2},\\infty\\right)  =>  (0.5, \\infty)
        1 < x < 2  =>  (1,2)
        5  =>  x=5
        5  =>  5 = x
        x=5  =>  5
        -\\frac{1}{2}  =>  \\frac{-1}{2}
        -\\frac{1}{2}  =>  \\frac{1}{-2}
        \\frac{3}{4}  =>  .75
        12:30  =>  12:30
        7 \\pmod{12}  =>  7
        x \\equiv 3 \\pmod 7  =>  x \\equiv 3 \\pmod{7}
        \\lfloor 3.7 \\rfloor  =>  3
        \\gcd(12,18)  =>  6
        \\max(3,5)  =>  5
        C(5,2)  =>  C(5,2)
        \\frac{d}{2}  =>  0.5d
        \\vec{v} = (1,2)  =>  (1,2)
        \\langle 1,2\\rangle  =>  (1,2)
        2i+3j  =>  3j+2i
        10\\sqrt{2}\\text{ meters}  =>  10\\sqrt{2}
        \\$32,500  =>  32500
        100  =>  100.0000001
        \\frac{1}{3}  =>  0.333333
        5 and 7  =>  7, 5
        \\sqrt{2}+\\sqrt{3}  =>  \\sqrt{5+2\\sqrt{6}}
        \\cos 20^\\circ\\cos40^\\circ\\cos80^\\circ  =>  \\frac18
        \\sec x  =>  \\frac{1}{\\cos x}
        \\frac{\\sin x}{\\cos x}  =>  \\tan x
        e^{x+y}  =>  e^x e^y
        e^2  =>  7.389056
        \\ln e  =>  1
        x^2+C  =>  x^2 + C
        \\angle ABC = 30^\\circ  =>  30
        \\triangle ABC  =>  \\triangle ABC
        k \\in \\mathbb{Z}  =>  k\\in\\mathbb{Z}
        x = k\\pi, k \\in \\mathbb{Z}  =>  x=k\\pi, k\\in \\mathbb Z
        3x^2  =>  3x^{2}
        \\frac{\\sqrt{3}}{2}  =>  \\frac12\\sqrt3
        5^{1/2}  =>  \\sqrt 5
        0  =>  -0
        6 \\times 10^{23}  =>  6e23
        2,3,5  =>  5,3,2
        (2,3),(4,5)  =>  (4,5),(2,3)
        \\begin{cases}x=1\\\\y=2\\end{cases}  =>  x=1, y=2
        [1,3] \\cup [2,4]  =>  [1,4]
        (1,3) \\cap (2,4)  =>  (2,3)
        1 \\text{ or } 2  =>  1, 2
        """;

  /** What is expected, and something else. */
  private static final String DIFFERENT =
      """
        50\\%  =>  0.6
        x^2+2x+1  =>  (x-1)^2
        \\ln(x^2)  =>  2\\ln x
        3+4i  =>  3-4i
        \\{1,2,3\\}  =>  \\{1,2\\}
        (1,2)  =>  (2,1)
        (1,2)  =>  [1,2]
        [1,2)  =>  [1,2]
        x \\le 3  =>  (-\\infty,3)
        (-\\infty,-1)\\cup(1,\\infty)  =>  x<-1 \\text{ or } x>1
        y=2x+3  =>  y=2x-3
        x=1, y=2  =>  x=2, y=1
        \\begin{pmatrix}1&2\\\\3&4\\end{pmatrix}  =>  \\begin{bmatrix}1 & 2\\\\ 3 & 5\\end{bmatrix}
        \\infty  =>  -\\infty
        \\pi  =>  3.14
        \\frac{\\pi}{3}  =>  60^\\circ
        5 \\text{ cm}  =>  5 \\text{ m}
        3:4  =>  4:3
        A  =>  B
        \\text{True}  =>  False
        1101_2  =>  13
        \\frac{a+b}{2}  =>  a+b/2
        \\sqrt{x^2}  =>  x
        2\\pm\\sqrt3  =>  2+\\sqrt3
        (1,2)  =>  1<x<2
        x=5  =>  y=5
        12:30  =>  12:45
        -3  =>  3
        3  =>  -3
        100  =>  100.001
        \\frac{1}{3}  =>  0.33
        x+y=5  =>  5
        9  =>  nine
        5 and 7  =>  5
        \\int x dx  =>  \\frac{x^2}{2}
        \\overline{AB}  =>  AB
        x = 2k\\pi, k \\in \\mathbb{Z}  =>  x=k\\pi, k\\in \\mathbb Z
        (2,3),(4,5)  =>  (3,2),(4,5)
        """;

  private final MathVerifier verifier = new MathVerifier();

  private static Stream<Arguments> pairs(String table) {
    return table.lines().map(line -> Arguments.of((Object[]) line.split(" {2}=> {2}")));
  }

  static Stream<Arguments> same() {
    return pairs(SAME);
  }

  static Stream<Arguments> different() {
    return pairs(DIFFERENT);
  }

  @ParameterizedTest
  @MethodSource("same")
  void acceptsAnotherForm(String expected, String answer) {
    assertThat(verifier.check(expected, answer).equal()).isTrue();
    assertThat(verifier.check(expected, "So it is \\boxed{" + answer + "}.").equal()).isTrue();
  }

  @ParameterizedTest
  @MethodSource("different")
  void rejectsAnotherAnswer(String expected, String answer) {
    assertThat(verifier.check(expected, answer).equal()).isFalse();
    assertThat(verifier.check(expected, "So it is \\boxed{" + answer + "}.").equal()).isFalse();
  }

  static Stream<Arguments> rightResponses() {
    return Stream.of(
        Arguments.of("72", "Natalia sold 48/2 = 24 clips in May.\n#### 72"),
        Arguments.of("72", "The answer is 72 clips."),
        Arguments.of("72", "So the answer is **72**."),
        Arguments.of("72", "**Answer:** 72"),
        Arguments.of("72", "The final answer is: $\\boxed{72}$"),
        Arguments.of("5", "Therefore, the answer is 5 because 2+3=5."),
        Arguments.of("5", "the answer is that he needs 5 apples."),
        Arguments.of(
            "\\frac{1}{2}", "<think>maybe \\boxed{3}</think>\n\nThe answer is $\\frac12$."),
        Arguments.of("B", "The correct answer is (B)."),
        Arguments.of("B", "Answer: B. because"),
        Arguments.of("42", "答案是42。"),
        Arguments.of("10", "She paid $10."),
        Arguments.of("15", "She paid $10 and then $5 more, so in total $15."),
        Arguments.of("2\\sqrt{3}", "Hence $x = 2\\sqrt{3}$."),
        Arguments.of("1,2", "\\boxed{1} \\text{ and } \\boxed{2}"),
        Arguments.of("Paris", "The answer is Paris."),
        Arguments.of("\\text{no solution}", "\\boxed{\\text{No solution}}"),
        Arguments.of("0.5", "The probability is $\\frac{1}{2}$, i.e. 50%."),
        Arguments.of("3", "\\boxed{3"),
        Arguments.of("12", "\\[\n\\boxed{12}\n\\]"),
        Arguments.of("8", "\\begin{align*} x &= 3+5 \\\\ &= \\boxed{8} \\end{align*}"),
        Arguments.of("4", "1. First\n2. Second\nAnswer: 4"),
        Arguments.of("\\frac{3}{4}", "$\\\\boxed{\\\\frac{3}{4}}$"),
        Arguments.of("20\\%", "so $\\boxed{20}$ percent"));
  }

  @ParameterizedTest
  @MethodSource("rightResponses")
  void findsTheAnswerInAResponse(String expected, String response) {
    assertThat(verifier.check(expected, response).equal()).isTrue();
  }

  static Stream<Arguments> wrongResponses() {
    return Stream.of(
        Arguments.of("72", "I think it is 72 or 73"),
        Arguments.of("3", "We get \\boxed{3} ... wait, \\boxed{4}"),
        Arguments.of("10", "She paid $10 and then $5 more, so in total $15."),
        Arguments.of("7", ""),
        Arguments.of("7", "   "),
        Arguments.of("", "7"),
        Arguments.of("3", "\\boxed{1} \\boxed{2} \\boxed{3}"));
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
            "|".repeat(4_000));
    for (String answer : answers) {
      assertThat(verifier.check("7", "\\boxed{" + answer + "}").equal())
          .as("%.40s", answer)
          .isFalse();
    }
    assertThat(verifier.check("1", "\\boxed{1} ".repeat(20_000)).equal()).isTrue();
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
