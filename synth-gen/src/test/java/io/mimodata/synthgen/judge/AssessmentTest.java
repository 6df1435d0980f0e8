package io.mimodata.synthgen.judge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class AssessmentTest {
  private static final int ABORTED = Signals.SIGABRT;
  private static final int EXIT_ONE = 1 << 8;
  private static final StdioTest TEST = new StdioTest("", "7\n");

  @Test
  void takesALimitThatWasExceededBeforeHowTheProgramEnded() {
    assertThat(verdict(outcome(Signals.SIGKILL, Outcome.Killed.OUTPUT, 1, 3000, "", "")))
        .isEqualTo(Verdict.OLE);
    assertThat(verdict(outcome(EXIT_ONE, Outcome.Killed.NOT, 1, 3000, "", "")))
        .isEqualTo(Verdict.MLE);
    assertThat(verdict(outcome(Signals.SIGKILL, Outcome.Killed.WALL, 0, 1, "", "")))
        .isEqualTo(Verdict.TLE);
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
