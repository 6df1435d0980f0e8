package io.mimodata.synthgen.mimo.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.mimodata.synthgen.mimo.text.ChatFormat.Turn;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChatMlTest {
  @Test
  void aQuestionGetsAnEmptySystemMessage() {
    assertThat(new ChatMl().prompt(List.of(new Turn("user", "1 + 1?"))))
        .isEqualTo(
            """
            <|im_start|>system
            <|im_end|>
            <|im_start|>user
            1 + 1?<|im_end|>
            <|im_start|>assistant
            """);
  }

  @Test
  void aConversation() {
    assertThat(
            new ChatMl()
                .prompt(
                    List.of(
                        new Turn("system", "Be short."),
                        new Turn("user", "Why?"),
                        new Turn("assistant", "So."),
                        new Turn("user", "Really?"))))
        .isEqualTo(
            """
            <|im_start|>system
            Be short.<|im_end|>
            <|im_start|>user
            Why?<|im_end|>
            <|im_start|>assistant
            So.<|im_end|>
            <|im_start|>user
            Really?<|im_end|>
            <|im_start|>assistant
            """);
  }
}
