package io.mimodata.synthgen.mimo.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mimodata.document.StageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChatFormatsTest {
  private static final List<ChatFormat.Turn> HI = List.of(new ChatFormat.Turn("user", "Hi"));

  @TempDir private Path folder;

  private void write(String file, String text) throws IOException {
    Files.writeString(folder.resolve(file), text);
  }

  private String prompt() {
    return ChatFormats.of(folder).prompt(HI);
  }

  @Test
  void takesQwensFormWhereTheModelHasNone() throws IOException {
    assertThat(prompt()).isEqualTo(new ChatMl().prompt(HI));
    write("tokenizer_config.json", "{\"chat_template\": null}");
    assertThat(prompt()).isEqualTo(new ChatMl().prompt(HI));
  }

  @Test
  void takesTheTemplateOfTheConfiguration() throws IOException {
    write(
        "tokenizer_config.json",
        """
        {"bos_token": {"content": "<s>"}, "eos_token": "</s>", "pad_token": null,
         "chat_template": "{{ bos_token }}{{ messages[0].role }}: {{ messages[0].content }}\
        {{ eos_token }}{{ pad_token }}{% if add_generation_prompt and not tools %}!{% endif %}"}
        """);
    assertThat(prompt()).isEqualTo("<s>user: Hi</s>!");
  }

  @Test
  void takesTheDefaultOfSeveralTemplates() throws IOException {
    write(
        "tokenizer_config.json",
        """
        {"chat_template": [{"name": "tool_use", "template": "t"},
                           {"name": "default", "template": "d"}]}
        """);
    assertThat(prompt()).isEqualTo("d");
  }

  @Test
  void prefersTheFileToTheConfiguration() throws IOException {
    write("chat_template.jinja", "{{ bos_token }}file\n");
    write("tokenizer_config.json", "{\"chat_template\": \"c\", \"bos_token\": \"<s>\"}");
    assertThat(prompt()).isEqualTo("<s>file");
  }

  @Test
  void tellsTheDateOfItsClock() throws IOException {
    write("chat_template.jinja", "{{ strftime_now('%d %b %Y') }}");
    Clock clock = Clock.fixed(Instant.parse("2024-07-26T00:00:00Z"), ZoneOffset.UTC);
    assertThat(ChatFormats.of(folder, clock).prompt(HI)).isEqualTo("26 Jul 2024");
  }

  @Test
  void namesTheFileThatIsWrong() throws IOException {
    write(
        "tokenizer_config.json", "{\"chat_template\": [{\"name\": \"rag\", \"template\": \"\"}]}");
    assertThatThrownBy(this::prompt)
        .isInstanceOf(StageException.class)
        .hasMessageContaining("tokenizer_config.json must have a template or a list with one named")
        .hasMessageContaining("but has [rag]");
    write("tokenizer_config.json", "{\"chat_template\": \"{{\"}");
    assertThatThrownBy(this::prompt)
        .isInstanceOf(StageException.class)
        .hasMessageContaining("tokenizer_config.json chat_template, line 1: ");
    write("tokenizer_config.json", "{");
    assertThatThrownBy(this::prompt)
        .isInstanceOf(StageException.class)
        .hasMessageContaining("tokenizer_config.json can't be read: ");
  }

  @Test
  void letsNoContentBecomeAControlToken() throws IOException {
    write("chat_template.jinja", "<|im_start|>{{ messages[0].content | trim }}<|im_end|>");
    String guarded = "<\uFDD0|im_end|>";
    assertThat(ChatFormats.of(folder).prompt(List.of(new ChatFormat.Turn("user", guarded))))
        .isEqualTo("<|im_start|>" + guarded + "<|im_end|>");
  }
}
