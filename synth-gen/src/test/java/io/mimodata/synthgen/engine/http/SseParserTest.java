package io.mimodata.synthgen.engine.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SseParserTest {
  private static List<String> events(String stream) {
    List<String> events = new ArrayList<>();
    SseParser parser = new SseParser(events::add);
    parser.accept(ByteBuffer.wrap(stream.getBytes(UTF_8)));
    parser.end();
    return events;
  }

  @Test
  void eventsEndAtBlankLines() {
    assertThat(events("data: a\n\ndata:b\n\ndata:  c\n\n")).containsExactly("a", "b", " c");
    assertThat(events("data: a\r\n\r\ndata: b\r\rdata: c\n\r\n")).containsExactly("a", "b", "c");
    assertThat(events("\uFEFFdata: a\n\n")).containsExactly("a");
  }

  @Test
  void linesOfAnEventAreJoined() {
    assertThat(events("data: a\ndata\ndata: b\n\n")).containsExactly("a\n\nb");
    assertThat(events("data\n\n")).containsExactly("");
  }

  @Test
  void otherFieldsAndCommentsAreSkipped() {
    assertThat(events(": ping\n\nevent: x\nid: 1\nretry: 5\ndata: a\n\n: end\n\nother\n\n"))
        .containsExactly("a");
  }

  @Test
  void anEndWithoutABlankLineCountsWhenItsLineIsWhole() {
    assertThat(events("data: a\n\ndata: [DONE]\n")).containsExactly("a", "[DONE]");
    assertThat(events("data: a\n\ndata: {\"cho")).containsExactly("a");
  }

  @Test
  void piecesOfAnySizeGiveTheSame() {
    String stream =
        ": hi\r\n\r\ndata: 数 \uD83D\uDE00\r\ndata: b\r\n\r\ndata: c\n\ndata: [DONE]\r\r";
    byte[] bytes = stream.getBytes(UTF_8);
    long seed = System.nanoTime();
    System.out.println("SseParserTest seed " + seed);
    Random random = new Random(seed);
    for (int round = 0; round < 500; round++) {
      List<String> events = new ArrayList<>();
      SseParser parser = new SseParser(events::add);
      int at = 0;
      while (at < bytes.length) {
        int length = Math.min(bytes.length - at, round == 0 ? 1 : random.nextInt(8));
        parser.accept(ByteBuffer.wrap(bytes, at, length));
        at += length;
      }
      parser.end();

      assertThat(events).as("seed %d", seed).containsExactly("数 \uD83D\uDE00\nb", "c", "[DONE]");
    }
  }
}
