package io.mimodata.synthgen.engine.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.mimodata.synthgen.engine.AssistantMessage;
import io.mimodata.synthgen.engine.FailureKind;
import io.mimodata.synthgen.engine.FinishReason;
import io.mimodata.synthgen.engine.Generation;
import io.mimodata.synthgen.engine.GenerationRequest;
import io.mimodata.synthgen.engine.ManualEngine;
import io.mimodata.synthgen.engine.Message;
import io.mimodata.synthgen.engine.Sampling;
import io.mimodata.synthgen.engine.Usage;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournaledEngineTest {
  private static final Generation ANSWER =
      new Generation.Finished(
          new AssistantMessage("", "4"), FinishReason.STOP, true, Usage.of(1, 2));

  @TempDir java.nio.file.Path directory;
  private final Configuration configuration = new Configuration(false);
  private final ManualEngine engine = new ManualEngine();

  private static GenerationRequest request(String prompt) {
    return GenerationRequest.of("mimo", List.of(Message.user(prompt)), Sampling.greedy(8), 0);
  }

  private static Generation failure(FailureKind kind) {
    return new Generation.Failed(kind, "why", Usage.NONE);
  }

  private Path folder() {
    return new Path(directory.toUri());
  }

  private JournaledEngine open(Map<String, Generation> known) {
    return new JournaledEngine(
        engine,
        id -> Optional.ofNullable(known.get(id)),
        JournalWriter.open(folder(), configuration));
  }

  private Map<String, Generation> journal() throws IOException {
    return new JournalReader(folder(), configuration).read().generations();
  }

  @Test
  void whatIsFinalIsKeptAndWhatMayPassIsNot() throws IOException {
    try (JournaledEngine journaled = open(Map.of())) {
      List<Generation> results =
          List.of(ANSWER, failure(FailureKind.CUT), failure(FailureKind.UNAVAILABLE));
      for (int i = 0; i < results.size(); i++) {
        CompletableFuture<Generation> made = journaled.generate(request("Q" + i));
        engine.started().get(i).complete(results.get(i));
        assertThat(made.join()).isEqualTo(results.get(i));
      }
    }

    assertThat(journal())
        .containsExactly(
            Map.entry(request("Q0").requestId(), ANSWER),
            Map.entry(request("Q1").requestId(), failure(FailureKind.CUT)));
  }

  @Test
  void whatIsKnownIsNotAskedForAndNotWrittenAgain() throws IOException {
    try (JournaledEngine journaled = open(Map.of(request("Q0").requestId(), ANSWER))) {
      assertThat(journaled.generate(request("Q0")).join()).isEqualTo(ANSWER);
    }

    assertThat(engine.started()).isEmpty();
    assertThat(journal()).isEmpty();
  }

  @Test
  void cancellingReachesTheEngine() {
    try (JournaledEngine journaled = open(Map.of())) {
      journaled.generate(request("Q0")).cancel(true);
    }

    assertThat(engine.started().get(0)).isCancelled();
  }
}
