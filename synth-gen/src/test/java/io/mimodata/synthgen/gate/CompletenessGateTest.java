package io.mimodata.synthgen.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.mimodata.document.Reason;
import io.mimodata.document.Removal;
import io.mimodata.synthgen.Strategy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CompletenessGateTest {
  private static String detail(String finishReason, String reasoning, String content) {
    Candidate candidate =
        new Candidate(
            Texts.prompt(Strategy.PROBLEM, "en", "2 + 2?"),
            "2 + 2?",
            null,
            finishReason,
            reasoning,
            content);
    return new CompletenessGate()
        .check(new Response(candidate))
        .map(
            removal -> {
              assertThat(removal.reason()).isEqualTo(Reason.SYNTH_INCOMPLETE);
              return removal;
            })
        .map(Removal::detail)
        .orElse(null);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<think>\nTwo and two.\n</think>\n\n4",
        "Two and two.</think>4",
        "The answer is 4.",
        "<think>\n\n</think>\n\n4",
        "<think>a < b, so `thinking` isn't </thinking></think> 4"
      })
  void closedThinkingOrNonePasses(String content) {
    assertThat(detail("stop", null, content)).isNull();
  }

  @Test
  void thinkingInAFieldOfItsOwnPasses() {
    assertThat(detail("stop", "Two and two.", "4")).isNull();
  }

  @ParameterizedTest
  @CsvSource({"length", "content_filter", "tool_calls", ","})
  void anyOtherEndIsIncomplete(String finishReason) {
    assertThat(detail(finishReason, "Two and two.", "It is 4"))
        .isEqualTo(
            "finish reason %s after 12 characters of thinking and 7 of answer"
                .formatted(finishReason));
  }

  @Test
  void openThinkingIsIncompleteWhereverItStands() {
    assertThat(detail("stop", null, "<think>\nTwo and two"))
        .isEqualTo("11 characters of thinking and nothing after it");
    assertThat(detail("stop", "Two and two", ""))
        .isEqualTo("11 characters of thinking and nothing after it");
    assertThat(detail("stop", "Two", "<think>\nAnd two"))
        .isEqualTo("7 characters of thinking and nothing after it");
  }

  @Test
  void thinkingThatStartsAnewIsIncomplete() {
    assertThat(detail("stop", null, "<think>\na\n</think>\nb <think>\nc\n</think>\nd"))
        .isEqualTo("2 opening and 2 closing think tags, expected 1 of each");
    assertThat(detail("stop", null, "Let me see. <think>\nHm"))
        .isEqualTo("1 opening and 0 closing think tags, expected 0 of each");
  }
}
