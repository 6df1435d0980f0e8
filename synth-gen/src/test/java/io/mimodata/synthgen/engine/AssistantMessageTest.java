package io.mimodata.synthgen.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AssistantMessageTest {
  @Test
  void thinkingOfEveryFormBecomesTheSameContent() {
    String expected = "<think>\nwhy\n</think>\n\nwhat";

    assertThat(AssistantMessage.of("why", "what").content()).isEqualTo(expected);
    assertThat(AssistantMessage.of(null, "<think>why</think>what").content()).isEqualTo(expected);
    assertThat(AssistantMessage.of(null, "\n<think>\n\nwhy\n</think>\n\n\nwhat\n").content())
        .isEqualTo(expected);
    assertThat(AssistantMessage.of("", "why\n</think>\nwhat").content()).isEqualTo(expected);
  }

  @Test
  void contentWithoutThinkingStaysAsItIs() {
    assertThat(AssistantMessage.of(null, "what").content()).isEqualTo("what");
    assertThat(AssistantMessage.of(null, "<think>\n\n</think>\n\nwhat").content())
        .isEqualTo("what");
  }

  @Test
  void tagsInsideAnAnswerAreText() {
    assertThat(AssistantMessage.of("why", "Close it with </think>."))
        .isEqualTo(new AssistantMessage("why", "Close it with </think>."));
  }

  @Test
  void thinkingThatNeverEndsHasNoAnswer() {
    assertThat(AssistantMessage.of(null, "<think>on and on"))
        .isEqualTo(new AssistantMessage("on and on", ""));
  }
}
