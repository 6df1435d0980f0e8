package io.mimodata.synthgen.mimo.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class WorkersTest {
  private static void check(Workers workers, int rounds) {
    for (int round = 0; round < rounds; round++) {
      int parts = round % 50;
      AtomicIntegerArray calls = new AtomicIntegerArray(50);
      workers.run(parts, calls::incrementAndGet);
      for (int part = 0; part < 50; part++) {
        assertThat(calls.get(part)).isEqualTo(part < parts ? 1 : 0);
      }
    }
  }

  @Test
  void eachPartIsDoneOnce() {
    for (int threads = 1; threads <= 5; threads++) {
      try (Workers workers = new Workers(threads)) {
        assertThat(workers.count()).isEqualTo(threads);
        check(workers, 300);
      }
    }
  }

  @Test
  void aFailureIsTheCallersAndTheNextPieceIsDone() {
    try (Workers workers = new Workers(3)) {
      for (int round = 0; round < 20; round++) {
        assertThatThrownBy(
                () ->
                    workers.run(
                        9,
                        part -> {
                          if (part == 4) {
                            throw new IllegalArgumentException("part 4");
                          }
                        }))
            .isInstanceOf(IllegalStateException.class)
            .hasRootCauseMessage("part 4");
        check(workers, 5);
      }
    }
  }

  @Test
  void theCallerWorksAloneOnceTheyAreClosed() {
    Workers workers = new Workers(3);
    check(workers, 3);
    workers.close();
    workers.close();
    check(workers, 3);
  }

  @Test
  void aPieceIsDoneThoughTheyAreClosedInItsMiddle() throws InterruptedException {
    for (int round = 0; round < 50; round++) {
      Workers workers = new Workers(4);
      Thread closing = new Thread(workers::close);
      closing.start();
      check(workers, 20);
      closing.join();
      check(workers, 3);
    }
  }

  @Test
  void thereIsAtLeastTheCaller() {
    assertThatThrownBy(() -> new Workers(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("count must be at least 1, cannot be: 0");
  }
}
