package io.mimodata.synthgen.mimo.batch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WaitingTest {
  private static final float[] STATES = new float[4_000];

  static {
    for (int i = 0; i < STATES.length; i++) {
      STATES[i] = i;
    }
  }

  @Test
  void statesLeaveInTheOrderInWhichTheyCame() {
    Waiting waiting = new Waiting(2, true);
    waiting.add(STATES, 10, 3);
    waiting.add(STATES, 2, 1);
    assertThat(waiting.count()).isEqualTo(4);
    float[] out = new float[7];
    waiting.drainTo(out, 1, 3);
    assertThat(out).containsExactly(0, 10, 11, 12, 13, 14, 15);
    assertThat(waiting.position()).isEqualTo(3);
    waiting.add(STATES, 20, 1);
    waiting.drainTo(out, 0, 2);
    assertThat(out).startsWith(2, 3, 20, 21);
    assertThat(waiting.position()).isEqualTo(5);
    assertThat(waiting.count()).isZero();
  }

  @Test
  void tooManyAreForgottenForGood() {
    Waiting waiting = new Waiting(1, true);
    waiting.add(STATES, 0, 1_000);
    waiting.add(STATES, 0, 24);
    assertThat(waiting.count()).isEqualTo(1_024);
    waiting.add(STATES, 0, 1);
    assertThat(waiting.count()).isZero();
    waiting.add(STATES, 0, 1);
    assertThat(waiting.count()).isZero();
  }

  @Test
  void aLongChunkMayComeAtOnce() {
    Waiting waiting = new Waiting(1, true);
    waiting.add(STATES, 0, 2_000);
    assertThat(waiting.count()).isEqualTo(2_000);
  }

  @Test
  void noneAreTakenWhereNoneAreWanted() {
    Waiting waiting = new Waiting(1, false);
    waiting.add(STATES, 0, 5);
    assertThat(waiting.count()).isZero();
  }

  @Test
  void aSequenceMayBeginAgain() {
    Waiting waiting = new Waiting(1, true);
    waiting.add(STATES, 0, 5);
    waiting.drainTo(new float[5], 0, 2);
    waiting.clear();
    assertThat(waiting.count()).isZero();
    assertThat(waiting.position()).isZero();
  }
}
