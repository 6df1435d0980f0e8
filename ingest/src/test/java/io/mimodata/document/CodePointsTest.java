package io.mimodata.document;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class CodePointsTest {
  @Test
  void countsWhatBeginsInAnyPartOfAText() {
    long seed = System.nanoTime();
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    for (int i = 0; i < 500; i++) {
      StringBuilder text = new StringBuilder();
      int length = random.nextInt(40);
      for (int j = 0; j < length; j++) {
        text.appendCodePoint(new int[] {'a', 0x7F, 'é', '中', 0xFFFD, 0x1F600}[random.nextInt(6)]);
      }
      byte[] utf8 = text.toString().getBytes(UTF_8);
      assertThat(CodePoints.count(utf8))
          .as("seed %d", seed)
          .isEqualTo(text.codePointCount(0, text.length()));
      int from = random.nextInt(utf8.length + 1);
      int to = from + random.nextInt(utf8.length - from + 1);
      int expected = 0;
      for (int j = from; j < to; j++) {
        expected += CodePoints.begins(utf8[j]) ? 1 : 0;
      }
      assertThat(CodePoints.count(utf8, from, to)).as("seed %d", seed).isEqualTo(expected);
    }
  }
}
