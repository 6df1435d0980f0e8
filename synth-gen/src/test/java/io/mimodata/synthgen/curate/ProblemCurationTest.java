package io.mimodata.synthgen.curate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mimodata.document.Reason;
import io.mimodata.document.Removal;
import io.mimodata.document.contamination.ContaminationIndex;
import io.mimodata.document.contamination.EvaluationItem;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProblemCurationTest {
  private static final String LAWN =
      "The rate for mowing a lawn is $14 per hour. David mowed for 2 hours a day for a week and gave"
          + " half of the money to his mother. How much money did he have left?";

  private final ProblemCuration curation =
      new ProblemCuration(
          CurationLimits.DEFAULT,
          new ContaminationIndex.Builder(16)
              .startSet("eval.jsonl", "eval.jsonl")
              .add(
                  EvaluationItem.of(
                      1,
                      "A robe takes two bolts of blue fiber and half that much white fiber, so how"
                          + " many bolts in total does it take?"))
              .build());

  private static CandidateProblem problem(String id, String question, String answer) {
    return new CandidateProblem(id, question, answer, false, Optional.empty(), Optional.empty());
  }

  private Optional<Reason> reason(String question, String answer) {
    return curation.check(problem(question, question, answer)).map(Removal::reason);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Prove that $\\sqrt{2}$ is irrational.",
        "Let $n$ be odd. Show that $n^2 \\equiv 1 \\pmod 8$.",
        "Using induction, prove that $1+2+\\dots+n=n(n+1)/2$.",
        "In triangle $ABC$, prove that $AB < AC + BC$.",
        "Use the mean value theorem to show that $|\\sin a-\\sin b|\\le|a-b|$.",
        "(a) State the claim in words. (b) Hence prove that no square ends in $7$.",
        "Is it true that every tree has a leaf? Justify your answer with a proof.",
        "Consider the claim that $a=b$. Give a complete proof.",
        "Determine, with proof, whether $\\sqrt 2$ is rational.",
        "Let $a,b>0$. Then $a/b+b/a\\ge2$. Prove this.",
        "Show: if $n^2$ is even then $n$ is even.",
        "Prove or disprove: every continuous function is bounded.",
        "Establish rigorously that the medians of a triangle meet in one point.",
        "求证：$a^2+b^2\\ge 2ab$。"
      })
  void proofsHaveNoAnswerToCompare(String question) {
    assertThat(reason(question, "See solution.")).contains(Reason.CURATE_PROOF);
    assertThat(reason(question, "Yes")).contains(Reason.CURATE_PROOF);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Explain why every square leaves remainder 0 or 1 modulo 4.",
        "Convince the reader that $2^n>n$ for every positive integer $n$.",
        "A proof is wanted: the medians of a triangle meet in one point.",
        "Why are there infinitely many primes?",
        "Give a formal derivation of the quadratic formula."
      })
  void wordsOfProofsSayEnoughWhereNothingElseIsAskedFor(String question) {
    assertThat(reason(question, "See solution.")).contains(Reason.CURATE_PROOF);
    assertThat(reason(question + " Find also $x$.", "See solution."))
        .contains(Reason.CURATE_NO_ANSWER);
    assertThat(reason(question, "12")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "It can be shown that $x^2-43x+42=0$ has two real roots, whose proof you need not give. Find the larger root.",
        "Find $x$, and show your work.",
        "Show that $x=3$ solves $x^2-5x+6=0$, and find the other root.",
        "What is $3+4$? You do not have to prove anything."
      })
  void problemsWithAValueStay(String question) {
    assertThat(reason(question, "42")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Alice and Bob take stones in turns. Which player has a winning strategy? Justify your claim.",
        "On which day of the week does it fall? Verify your result.",
        "Is 91 prime? Check: 91=7*13."
      })
  void problemsWithAWordForAnAnswerStay(String question) {
    assertThat(reason(question, "Alice")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "What is 2+2?\nA)3\nB)4\nC)5\nD)6",
        "What is 2+2?\nAnswer Choices: (A) 3 (B) 4 (C) 5",
        "What is 2+2? $\\textbf{(A)}\\ 3 \\qquad \\textbf{(B)}\\ 4 \\qquad \\textbf{(C)}\\ 5$",
        "Which of the following is even?\n(a) 3\n(b) 4\n(c) 5",
        "Which of these is even?\n① 3 ② 4 ③ 5",
        "Pick the correct option.\ni) 4\nii) 5\niii) 6"
      })
  void optionsAreMultipleChoice(String question) {
    assertThat(reason(question, "B")).contains(Reason.CURATE_MULTIPLE_CHOICE);
  }

  @Test
  void partsAndPointsAreNoOptions() {
    assertThat(
            reason(
                "(a) Find $x$ if $x+1=2$. (b) Find $y$ if $x+y=3$. (c) Find $x+y$. (d) Find $xy$.",
                "2"))
        .isEmpty();
    assertThat(
            reason("Urn A: 3 red, 2 blue. Urn B: 1 red, 4 blue. We choose one urn. P(red)?", "0.4"))
        .isEmpty();
    assertThat(reason("Points A, B, C and D lie on a line. AD = 3, BD = 2. Find AB.", "1"))
        .isEmpty();
  }

  @Test
  void whatNeedsAPictureGoes() {
    assertThat(reason("In the figure below, find the angle $x$.", "30"))
        .contains(Reason.CURATE_PICTURE);
    for (String question :
        List.of(
            "How many triangles are in the picture?",
            "The accompanying drawing shows a prism. Find its volume.",
            "See figure 3. What is the angle?",
            "Look at the chart. How many students play chess?",
            "In Figure 2, find the angle.",
            "Two circles have radius 1 and 2. Find the area of the shaded region.")) {
      assertThat(reason(question, "30")).as(question).contains(Reason.CURATE_PICTURE);
    }
    assertThat(reason("![](img/1.png) Find the area.", "30")).contains(Reason.CURATE_PICTURE);
    assertThat(reason("She received 2000 likes on the photo and sold a picture. How many?", "1"))
        .isEmpty();
    for (String question :
        List.of(
            "Ann draws a picture with 3 trees and 4 birds. How many things are in the picture?",
            "What is the slope of the graph of $y=2x$?",
            "The ring between the circles is shaded. Find the area of the shaded region.",
            "Consider the Petersen graph. Find the number of 5-cycles in the graph.",
            "In the graph $K_5$, how many edges are there?",
            "A raffle sells 500 tickets. Who wins in the drawing with 3 tickets of 30 pays what?",
            "The picture measures 10 cm by 8 cm. A border of 2 cm is put on the picture. Find its area.",
            "Figure 1 has 1 dot, Figure 2 has 4 and Figure 3 has 9. How many dots are in Figure 10?",
            "Look at the graph of $y=\\sin x$ on $[0,2\\pi]$. How many zeros has it?",
            "Consider the following graph: $V=\\{1,2,3\\}$, $E=\\{12,23\\}$. How many paths has it?",
            "Tom shaded the top row of a 3 by 3 grid. What share is the area of the shaded region?",
            "The part between them is colored grey. Find the area of the shaded region.",
            "[asy] fill(circle((0,0),1)); [/asy] Find the area of the shaded region.")) {
      assertThat(reason(question, "30")).as(question).isEmpty();
    }
  }

  @Test
  void whatHasNoAnswerGoes() {
    assertThat(reason("What is 2+2?", null)).contains(Reason.CURATE_NO_ANSWER);
    assertThat(reason("What is 2+3?", "See solution.")).contains(Reason.CURATE_NO_ANSWER);
    assertThat(reason("What is 2+4?", "N/A")).contains(Reason.CURATE_NO_ANSWER);
    assertThat(
            reason(
                "What does it mean that three vectors are dependent?", "That they lie in a plane."))
        .isEmpty();
    ProblemCuration strict =
        new ProblemCuration(
            new CurationLimits(0.9, 1, 0.8, 3, true), new ContaminationIndex.Builder(16).build());
    assertThat(
            strict
                .check(problem("a", "What is a plane?", "It means that they lie in one: so."))
                .map(Removal::reason))
        .contains(Reason.CURATE_UNCHECKABLE);
  }

  @ParameterizedTest
  @CsvSource({
    "false, 14, ",
    "false, 15, CURATE_EASY",
    "false, 0, ",
    "true, 15, ",
    "true, 16, CURATE_EASY"
  })
  void whatTheBaseModelSolvesTooOftenGoes(boolean code, int right, Reason expected) {
    CandidateProblem problem =
        new CandidateProblem(
            "p", "What is 2+2?", "4", code, Optional.empty(), Optional.of(new PassRate(right, 16)));
    assertThat(curation.check(problem).map(Removal::reason))
        .isEqualTo(Optional.ofNullable(expected));
  }

  @Test
  void whatNoStrongModelSolvesGoes() {
    CandidateProblem problem =
        new CandidateProblem(
            "p", "What is 2+2?", "5", false, Optional.of(new PassRate(0, 4)), Optional.empty());
    assertThat(curation.check(problem).map(Removal::reason)).contains(Reason.CURATE_UNSOLVED);
  }

  @Test
  void passagesOfEvaluationSetsAreFoundBeforeAllElse() {
    Optional<Removal> removal =
        curation.check(
            problem(
                "p",
                "Tim read: a robe takes two bolts of blue fiber and half that much white fiber, so how many"
                    + " bolts in total does it take? Prove that he is right.",
                "See solution."));
    assertThat(removal.map(Removal::reason)).contains(Reason.CURATE_CONTAMINATED);
    assertThat(removal.orElseThrow().detail()).contains("eval.jsonl:1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Problem 7. %s",
        "Solve the following. %s Please reason step by step.",
        "Q: %s\n\nGive your answer in simplest form.",
        "  %s  "
      })
  void theSameInOtherWrappingIsADuplicate(String wrapping) {
    assertThat(curation.check(problem("a", LAWN, "98"))).isEmpty();
    assertThat(
            curation.check(problem("b", wrapping.formatted(LAWN.replace("$14", "\\(14\\)")), "98")))
        .hasValueSatisfying(
            removal -> {
              assertThat(removal.reason()).isEqualTo(Reason.CURATE_DUPLICATE);
              assertThat(removal.duplicateOf()).isEqualTo("a");
            });
  }

  @Test
  void exercisesThatDifferInTheirNumbersAreDifferent() {
    assertThat(curation.check(problem("a", LAWN, "98"))).isEmpty();
    assertThat(curation.check(problem("b", LAWN.replace("14", "15"), "105"))).isEmpty();
  }

  @Test
  void aDuplicateOfOneThatWasRemovedStays() {
    CandidateProblem unsolved =
        new CandidateProblem(
            "a", LAWN, "99", false, Optional.of(new PassRate(0, 4)), Optional.empty());
    assertThat(curation.check(unsolved)).isPresent();
    assertThat(curation.check(problem("b", LAWN, "98"))).isEmpty();
  }

  @Test
  void outcomesOfTestsGivePassRates() {
    ProblemRecord curated =
        ProblemRecord.read(
            """
            {"id": 3, "question": "Add.", "tests": [{"in": "1", "out": "1"}, {"in": "2", "out": "2"}],
             "strong": [true, false], "rollouts": [[1, 1], [1, 0], [0, 0], [1, 0]]}"""
                .replace('\n', ' '),
            "x",
            "set:1");
    assertThat(curated.problem().id()).isEqualTo("x");
    assertThat(curated.name()).isEqualTo("3");
    assertThat(curated.problem().base()).contains(new PassRate(1, 4));
    assertThat(curated.problem().strong()).contains(new PassRate(1, 2));
    assertThat(curated.testPassRates()).containsExactly(0.75, 0.25);
    assertThat(GroundTruth.of(curated))
        .isEqualTo(new GroundTruth("code", "{\"inputs\":[\"1\",\"2\"],\"outputs\":[\"1\",\"2\"]}"));
  }

  @Test
  void argumentsWithNamesArePutInOrderForTrainers() {
    ProblemRecord curated =
        ProblemRecord.read(
            "{\"question\": \"Add.\", \"entry_point\": \"f\", \"params\": [\"a\", \"b\"],"
                + " \"tests\": [{\"args\": {\"b\": 2, \"a\": 1}, \"expected\": 3}]}",
            "x",
            "set:1");
    assertThat(GroundTruth.of(curated).text())
        .isEqualTo("{\"fn_name\":\"f\",\"inputs\":[[1,2]],\"outputs\":[3]}");
  }

  @Test
  void testsMayHaveNumbersOfManyDigits() {
    String number = "1234567890".repeat(300);
    ProblemRecord curated =
        ProblemRecord.read(
            "{\"question\": \"q\", \"entry_point\": \"f\", \"tests\": [{\"args\": [], \"expected\": %s}]}"
                .formatted(number),
            "x",
            "set:1");
    assertThat(GroundTruth.of(curated).text()).contains(number);
  }

  @Test
  void aLineThatIsNoProblemSaysWhy() {
    assertThatThrownBy(() -> ProblemRecord.read("[1]", "x", "set:1"))
        .hasMessage("it is not an object in JSON");
    assertThatThrownBy(() -> ProblemRecord.read("{\"question\": \" \"}", "x", "set:1"))
        .hasMessage("question must be a string that isn't blank");
    assertThatThrownBy(
            () -> ProblemRecord.read("{\"question\": \"q\", \"rollouts\": [2]}", "x", "set:1"))
        .hasMessage("rollouts must be an array of 0 and 1, or of arrays of them, has 2");
    assertThatThrownBy(
            () -> ProblemRecord.read("{\"question\": \"q\", \"strong\": [0.5]}", "x", "set:1"))
        .hasMessage("strong must be an array of 0 and 1, or of arrays of them, has 0.5");
  }
}
