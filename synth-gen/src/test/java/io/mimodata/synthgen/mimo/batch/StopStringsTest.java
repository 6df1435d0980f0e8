package io.mimodata.synthgen.mimo.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StopStringsTest {
  @Test
  void onlyWhatMayBeABeginningIsHeldBack() {
    StopStrings stops = new StopStrings(List.of("</end>", "<|x|>"));
    assertThat(stops.append("a < b")).isEqualTo("a < b");
    assertThat(stops.append(" <")).isEqualTo(" ");
    assertThat(stops.append("/en")).isEmpty();
    assertThat(stops.append("<|")).isEqualTo("</en");
    assertThat(stops.append("x")).isEmpty();
    assertThat(stops.rest()).isEqualTo("<|x");
    assertThat(stops.append("|>, more")).isEmpty();
    assertThat(stops.stopped()).isTrue();
    assertThat(stops.rest()).isEmpty();
  }

  @Test
  void theFirstOfSeveralEndsTheText() {
    StopStrings stops = new StopStrings(List.of("cd", "bcde"));
    assertThat(stops.append("a")).isEqualTo("a");
    assertThat(stops.append("bcdef")).isEmpty();
    assertThat(stops.stopped()).isTrue();
  }

  @Test
  void withoutThemNothingIsHeldBack() {
    StopStrings stops = new StopStrings(List.of());
    assertThat(stops.append("anything")).isEqualTo("anything");
    assertThat(stops.rest()).isEmpty();
  }

  /** Against a search in all of the text after each piece. */
  @Test
  void randomTextsInRandomPieces() {
    Random random = new Random(1);
    for (int round = 0; round < 3_000; round++) {
      List<String> strings = new ArrayList<>();
      for (int i = random.nextInt(4); i > 0; i--) {
        strings.add(letters(random, 1 + random.nextInt(4)));
      }
      StopStrings stops = new StopStrings(strings);
      StringBuilder text = new StringBuilder();
      StringBuilder given = new StringBuilder();
      int end = -1;
      while (end < 0 && text.length() < 30) {
        String piece = letters(random, random.nextInt(4));
        text.append(piece);
        given.append(stops.append(piece));
        end = strings.stream().mapToInt(text::indexOf).filter(i -> i >= 0).min().orElse(-1);
        assertThat(stops.stopped()).isEqualTo(end >= 0);
        String held = text.substring(given.length(), end < 0 ? text.length() : end);
        assertThat(end < 0 || held.isEmpty()).isTrue();
        assertThat(held.isEmpty() || strings.stream().anyMatch(stop -> stop.startsWith(held)))
            .as("%s of %s is held back", held, text)
            .isTrue();
      }
      given.append(stops.rest());
      assertThat(given.toString()).isEqualTo(end < 0 ? text.toString() : text.substring(0, end));
    }
  }

  private static String letters(Random random, int length) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append((char) ('a' + random.nextInt(3)));
    }
    return text.toString();
  }
}
