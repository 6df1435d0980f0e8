package io.mimodata.synthgen.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class AssessmentTest {
  private static final int KILLED = 9;
  private static final int ABORTED = 6;
  private static final int EXIT_ONE = 1 << 8;
  private static final StdioTest TEST = new StdioTest("", "7\n");

  @Test
  void takesALimitThatWasExceededBeforeHowTheProgramEnded() {
    assertThat(verdict(outcome(KILLED, Outcome.Killed.OUTPUT, 1, 3000, "", "")))
        .isEqualTo(Verdict.OLE);
    assertThat(verdict(outcome(EXIT_ONE, Outcome.Killed.NOT, 1, 3000, "", "")))
        .isEqualTo(Verdict.MLE);
    assertThat(verdict(outcome(KILLED, Outcome.Killed.WALL, 0, 1, "", ""))).isEqualTo(Verdict.TLE);
    assertThat(verdict(outcome(0, Outcome.Killed.NOT, 0, 2500, "7", ""))).isEqualTo(Verdict.TLE);
    assertThat(verdict(outcome(Signals.SIGXCPU, Outcome.Killed.NOT, 0, 2000, "7", "")))
        .isEqualTo(Verdict.TLE);
  }

  @Test
  void takesHowTheProgramEndedBeforeWhatItWrote() {
    assertThat(verdict(outcome(EXIT_ONE, Outcome.Killed.NOT, 0, 1, "7", ""))).isEqualTo(Verdict.RE);
    assertThat(verdict(outcome(0, Outcome.Killed.NOT, 0, 1, "7", "noise"))).isEqualTo(Verdict.AC);
    assertThat(verdict(outcome(0, Outcome.Killed.NOT, 0, 1, "8", ""))).isEqualTo(Verdict.WA);
  }

  @Test
  void knowsTheLastWordsOfProgramsWithoutMemory() {
    for (String words :
        new String[] {
          "Traceback (most recent call last):\n  File \"solution.py\", line 1\nMemoryError\n",
          "terminate called after throwing an instance of 'std::bad_alloc'\n  what():  std::bad_alloc\n",
          "Exception in thread \"main\" java.lang.OutOfMemoryError: Java heap space\n\tat Main.main"
        }) {
      assertThat(verdict(outcome(EXIT_ONE, Outcome.Killed.NOT, 0, 1, "", words)))
          .as(words)
          .isEqualTo(Verdict.MLE);
    }
  }

  @Test
  void takesThreadsThatCantBeHadForNoLackOfMemory() {
    String words =
        "Exception in thread \"main\" java.lang.OutOfMemoryError: unable to create native thread\n";
    assertThat(verdict(outcome(EXIT_ONE, Outcome.Killed.NOT, 0, 1, "", words)))
        .isEqualTo(Verdict.RE);
  }

  @Test
  void readsNumbersOfAnyLengthInLittleTime() {
    CallTest call = new CallTest("f", JsonNodeFactory.instance.arrayNode(), IntNode.valueOf(1));
    String digits = "1".repeat(16 << 20);
    for (String value :
        List.of(digits, "[" + (digits.substring(0, 90_000) + ",").repeat(170) + "1]")) {
      Outcome outcome = outcome(0, Outcome.Killed.NOT, 0, 1, "{\"value\": " + value + "}", "");
      assertTimeoutPreemptively(
          Duration.ofMinutes(2),
          () ->
              assertThat(
                      new Assessment(new Limits(2, 4, 64, 1 << 20, 8), Comparison.LINES)
                          .of(call, outcome)
                          .verdict())
                  .isEqualTo(Verdict.WA));
    }
  }

  @Test
  void namesTheSignal() {
    assertThat(assess(outcome(ABORTED, Outcome.Killed.NOT, 0, 1, "", "words")).detail())
        .isEqualTo("SIGABRT\nwords");
  }

  private static Verdict verdict(Outcome outcome) {
    return assess(outcome).verdict();
  }

  private static TestResult assess(Outcome outcome) {
    return new Assessment(new Limits(2, 4, 64, 64, 8), Comparison.LINES).of(TEST, outcome);
  }

  private static Outcome outcome(
      int status, Outcome.Killed killed, long forMemory, double cpu, String output, String errors) {
    return new Outcome(status, killed, cpu, cpu, 0, forMemory, output, errors);
  }
}
