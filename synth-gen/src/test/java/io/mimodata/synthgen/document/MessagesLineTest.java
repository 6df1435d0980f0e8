package io.mimodata.synthgen.document;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.mimodata.synthgen.engine.AssistantMessage;
import io.mimodata.synthgen.engine.Message;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MessagesLineTest {
  private static final ObjectMapper STRICT =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .build();

  /** Reads one line as a tool would that accepts nothing but this form. */
  private static List<Message> read(String line) throws IOException {
    assertThat(line).doesNotContainPattern("[\\n\\r\\u0085\\u2028\\u2029]");
    JsonNode node = STRICT.readTree(line.getBytes(UTF_8));
    assertThat(node.fieldNames()).toIterable().containsExactly("messages");
    List<Message> messages = new ArrayList<>();
    for (JsonNode message : node.get("messages")) {
      assertThat(message.fieldNames()).toIterable().containsExactly("role", "content");
      assertThat(message.get("role").isTextual() && message.get("content").isTextual()).isTrue();
      messages.add(
          new Message(message.get("role").textValue(), message.get("content").textValue()));
    }
    return messages;
  }

  @Test
  void theLineIsTheOneThatToolsRead() {
    assertThat(
            MessagesLine.of(
                List.of(
                    new Message("user", "Is \u201cx\u201d \"y\"?"),
                    new Message(
                        "assistant", new AssistantMessage("Hm.\nYes.", "$y$\\").content()))))
        .isEqualTo(
            "{\"messages\":[{\"role\":\"user\",\"content\":\"Is \u201cx\u201d \\\"y\\\"?\"},"
                + "{\"role\":\"assistant\",\"content\":"
                + "\"<think>\\nHm.\\nYes.\\n</think>\\n\\n$y$\\\\\"}]}");
  }

  @Test
  void everyTextComesBack() throws IOException {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int i = 0; i < 200; i++) {
      StringBuilder text = new StringBuilder("\u0085\u2028\u2029\r\n\t\0\\u2028");
      for (int n = random.nextInt(40); n > 0; n--) {
        int c = random.nextInt(random.nextBoolean() ? 0x180 : Character.MAX_CODE_POINT + 1);
        text.appendCodePoint(c >= 0xD800 && c < 0xE000 ? 'x' : c);
      }
      List<Message> messages =
          List.of(new Message("system", ""), new Message("user", text.toString()));
      assertThat(read(MessagesLine.of(messages))).as("seed %d", seed).isEqualTo(messages);
    }
  }

  @Test
  void halfASurrogatePairIsReplaced() throws IOException {
    assertThat(read(MessagesLine.of(List.of(new Message("user", "a\uD83Db\uDE00c\uD83D")))))
        .containsExactly(new Message("user", "a\uFFFDb\uFFFDc\uFFFD"));
  }
}
