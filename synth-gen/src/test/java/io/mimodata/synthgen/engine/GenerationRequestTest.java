package io.mimodata.synthgen.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GenerationRequestTest {
  private static final List<Message> MESSAGES = List.of(Message.user("2 + 2 = ?"));
  private static final Sampling SAMPLING = Sampling.of(0.6, 0.95, 8192);

  /** Computed by another implementation; persisted generations are found by these. */
  @Test
  void idsAndSeedsAreFixed() {
    GenerationRequest plain = GenerationRequest.of("MiMo-7B-RL@1", MESSAGES, SAMPLING, 0);
    assertThat(plain.requestId())
        .isEqualTo("490697d0163a8e19a4ae095ee833c2979fc8dd724be855f2df706c13a4f622bc");
    assertThat(plain.seed()).isEqualTo(1225168848);

    GenerationRequest full =
        GenerationRequest.of(
            "MiMo-7B-RL@1",
            List.of(new Message("system", ""), Message.user("数 \uD83D\uDE00")),
            new Sampling(-0.0, 1, 20, 0.05, 1.1, 8, List.of("\n\n", "END")),
            3);
    assertThat(full.requestId())
        .isEqualTo("b3b212511c1bfe03db1b0dbf8221870a88500cc31b77062f7f809f3fb4e20459");
    assertThat(full.seed()).isEqualTo(867308113);
  }

  @Test
  void whateverTheAnswerDependsOnChangesTheId() {
    Set<String> ids = new HashSet<>();
    ids.add(GenerationRequest.of("r", MESSAGES, SAMPLING, 0).requestId());
    ids.add(GenerationRequest.of("s", MESSAGES, SAMPLING, 0).requestId());
    ids.add(GenerationRequest.of("r", MESSAGES, SAMPLING, 1).requestId());
    for (Sampling sampling :
        List.of(
            new Sampling(0.7, 0.95, 0, 0, 1, 8192, List.of()),
            new Sampling(0.6, 0.9, 0, 0, 1, 8192, List.of()),
            new Sampling(0.6, 0.95, 5, 0, 1, 8192, List.of()),
            new Sampling(0.6, 0.95, 0, 0.1, 1, 8192, List.of()),
            new Sampling(0.6, 0.95, 0, 0, 1.1, 8192, List.of()),
            new Sampling(0.6, 0.95, 0, 0, 1, 8191, List.of()),
            new Sampling(0.6, 0.95, 0, 0, 1, 8192, List.of("a", "b")),
            new Sampling(0.6, 0.95, 0, 0, 1, 8192, List.of("ab")))) {
      ids.add(GenerationRequest.of("r", MESSAGES, sampling, 0).requestId());
    }
    for (List<Message> messages :
        List.of(
            List.of(new Message("system", "2 + 2 = ?")),
            List.of(Message.user("2 + 2 ="), Message.user("?")),
            List.of(Message.user("2 + 2"), Message.user("= ?")))) {
      ids.add(GenerationRequest.of("r", messages, SAMPLING, 0).requestId());
    }

    assertThat(ids).hasSize(14);
  }

  @Test
  void mistakesAreNamedAtOnce() {
    assertThatThrownBy(() -> new Sampling(3, 0, -1, 2, 0, 0, List.of("")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("temperature must be from 0 to 2, cannot be: 3.0")
        .hasMessageContaining("topP must be above 0 and at most 1, cannot be: 0.0")
        .hasMessageContaining("topK must be at least 0, cannot be: -1")
        .hasMessageContaining("minP must be from 0 to 1, cannot be: 2.0")
        .hasMessageContaining("repetitionPenalty must be above 0")
        .hasMessageContaining("maxTokens must be at least 1, cannot be: 0")
        .hasMessageContaining("stop must hold no empty text");
    assertThatThrownBy(() -> GenerationRequest.of("r", List.of(), SAMPLING, 0))
        .hasMessage("messages must not be empty");
    assertThatThrownBy(() -> GenerationRequest.of("r", MESSAGES, SAMPLING, -1))
        .hasMessage("sampleIndex must be at least 0, cannot be: -1");
  }
}
