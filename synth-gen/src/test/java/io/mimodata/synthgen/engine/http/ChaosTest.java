package io.mimodata.synthgen.engine.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.mimodata.synthgen.engine.FailureKind;
import io.mimodata.synthgen.engine.Futures;
import io.mimodata.synthgen.engine.Generation;
import io.mimodata.synthgen.engine.GenerationRequest;
import io.mimodata.synthgen.engine.Message;
import io.mimodata.synthgen.engine.Sampling;
import io.mimodata.synthgen.engine.journal.JournalReader;
import io.mimodata.synthgen.engine.journal.JournalWriter;
import io.mimodata.synthgen.engine.journal.JournaledEngine;
import io.mimodata.synthgen.engine.window.Budget;
import io.mimodata.synthgen.engine.window.BudgetedEngine;
import io.mimodata.synthgen.engine.window.Prices;
import io.mimodata.synthgen.engine.window.SlidingWindow;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Many requests to a server that misbehaves. {@code mimo.chaos.slow} sets the milliseconds that a
 * slow answer takes, {@code mimo.chaos.requests} the number of requests, {@code mimo.chaos.seed}
 * what happens.
 */
class ChaosTest {
  private static final int REQUESTS = Integer.getInteger("mimo.chaos.requests", 2_000);
  private static final long SLOW = Long.getLong("mimo.chaos.slow", 100);
  private static final long SEED = Long.getLong("mimo.chaos.seed", System.nanoTime());

  /** How long the client waits for a first token; far longer than it takes on a busy machine. */
  private static final long NO_TOKEN = Math.max(1_000, 2 * SLOW);

  private static final int RETRIES = 6;
  private static final int PAID_RETRIES = 1;

  @TempDir Path directory;

  private static String prompt(int i) {
    return "Q" + i;
  }

  private static GenerationRequest request(int i) {
    return GenerationRequest.of("mimo", List.of(Message.user(prompt(i))), Sampling.greedy(64), 0);
  }

  private static HttpEngine engine(String... endpoints) {
    return new HttpEngine(
        HttpEngineSettings.builder(List.of(endpoints), "mimo")
            .maxInFlight(64)
            .retries(RETRIES)
            .paidRetries(PAID_RETRIES)
            .backoff(Duration.ofMillis(2), Duration.ofMillis(50))
            .timeouts(
                new Timeouts(
                    Duration.ofSeconds(10),
                    Duration.ofMillis(NO_TOKEN),
                    Duration.ofMillis(500),
                    Duration.ofMinutes(5)))
            .build(),
        ApiKey.of("MIMO_TEST_KEY", "sk-secret"));
  }

  /** Answers all requests, with a journal that knows what an earlier run has finished. */
  private Map<Integer, Generation> run(HttpEngine engine, Budget budget) throws IOException {
    org.apache.hadoop.fs.Path folder = new org.apache.hadoop.fs.Path(directory.toUri());
    Configuration configuration = new Configuration(false);
    JournalReader.Contents before = new JournalReader(folder, configuration).read();
    assertThat(before.damages()).isEmpty();
    Map<Integer, Generation> results = new HashMap<>();
    try (JournaledEngine journaled =
        new JournaledEngine(
            new BudgetedEngine(engine, budget),
            id -> Optional.ofNullable(before.generations().get(id)),
            JournalWriter.open(folder, configuration))) {
      SlidingWindow<Integer, Map.Entry<Integer, Generation>> window =
          new SlidingWindow<>(
              IntStream.range(0, REQUESTS).iterator(),
              i -> Futures.map(journaled.generate(request(i)), answer -> Map.entry(i, answer)),
              96);
      while (window.hasNext()) {
        Map.Entry<Integer, Generation> result = window.next();
        assertThat(results.put(result.getKey(), result.getValue())).isNull();
      }
    }
    return results;
  }

  @Test
  void everyRequestIsAccountedForAndNoneIsPaidForTwice() throws IOException {
    System.out.println("ChaosTest seed " + SEED);
    Budget budget = Budget.unlimited();
    try (ChaosServer server = new ChaosServer(SEED, SLOW, NO_TOKEN * 2)) {
      Map<Integer, Generation> results = run(engine(server.url()), budget);

      assertThat(results).hasSize(REQUESTS);
      Map<FailureKind, Integer> failures = new EnumMap<>(FailureKind.class);
      long billed = 0;
      for (int i = 0; i < REQUESTS; i++) {
        check(server.account(prompt(i)), prompt(i), results.get(i));
        billed += server.account(prompt(i)).tokens();
        if (results.get(i) instanceof Generation.Failed failed) {
          failures.merge(failed.kind(), 1, Integer::sum);
        }
      }
      System.out.println("ChaosTest failures " + failures);
      assertThat(budget.completionTokens()).as("seed %d", SEED).isLessThanOrEqualTo(billed * 2);

      askAgain(server, results);
    }
  }

  private static void check(ChaosServer.Account account, String prompt, Generation result) {
    String what = "seed " + SEED + ", " + prompt + ": " + result;
    assertThat(account.worked()).as(what).isLessThanOrEqualTo(1 + PAID_RETRIES);
    assertThat(account.attempts()).as(what).isLessThanOrEqualTo(1 + PAID_RETRIES + RETRIES);
    assertThat(account.attempts()).as(what).isEqualTo(result.usage().attempts());
    assertThat(account.attemptsAfterTheAnswer()).as(what).isZero();
    if (result instanceof Generation.Finished finished) {
      assertThat(finished.message().answer()).as(what).isEqualTo(ChaosServer.answer(prompt));
      assertThat(finished.usage().completionTokens())
          .as(what)
          .isGreaterThanOrEqualTo(ChaosServer.tokens(prompt));
      assertThat(account.answers()).as(what).isEqualTo(1);
    } else {
      assertThat(account.answers()).as(what).isZero();
      assertThat(result.toString()).as(what).doesNotContain("sk-secret");
    }
  }

  /** A second run takes from the journal what is final, and asks for nothing else. */
  private void askAgain(ChaosServer server, Map<Integer, Generation> first) throws IOException {
    Map<Integer, Integer> attempts = new HashMap<>();
    first.forEach((i, result) -> attempts.put(i, server.account(prompt(i)).attempts()));
    Map<Integer, Generation> second = run(engine(server.url()), Budget.unlimited());

    assertThat(second).hasSize(REQUESTS);
    first.forEach(
        (i, result) -> {
          boolean isFinal =
              !(result instanceof Generation.Failed failed) || failed.kind().isFinal();
          if (isFinal) {
            assertThat(second.get(i)).as("seed %d, %s", SEED, prompt(i)).isEqualTo(result);
            assertThat(server.account(prompt(i)).attempts()).isEqualTo(attempts.get(i));
          } else {
            assertThat(server.account(prompt(i)).attempts()).isGreaterThan(attempts.get(i));
          }
        });
  }

  @Test
  void aBudgetEndsTheRunAndTheRestIsNamed() throws IOException {
    long limit = REQUESTS * 2L;
    Budget budget = new Budget(limit, Double.POSITIVE_INFINITY, Prices.NONE);
    try (ChaosServer server = new ChaosServer(SEED, SLOW, NO_TOKEN * 2)) {
      Map<Integer, Generation> results = run(engine(server.url()), budget);

      assertThat(results).hasSize(REQUESTS);
      long notStarted =
          results.values().stream()
              .filter(
                  result ->
                      result instanceof Generation.Failed failed
                          && failed.kind() == FailureKind.BUDGET)
              .count();
      assertThat(notStarted).as("seed %d", SEED).isPositive();
      long asked =
          IntStream.range(0, REQUESTS)
              .filter(i -> server.account(prompt(i)).attempts() > 0)
              .count();
      assertThat(asked + notStarted).as("seed %d", SEED).isEqualTo(REQUESTS);
      assertThat(budget.promptTokens() + budget.completionTokens())
          .as("seed %d: the limit and what 96 requests may cost", SEED)
          .isGreaterThanOrEqualTo(limit)
          .isLessThan(limit + 96 * 50);
    }
  }
}
