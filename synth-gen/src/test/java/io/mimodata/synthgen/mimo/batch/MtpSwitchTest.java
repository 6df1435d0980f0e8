package io.mimodata.synthgen.mimo.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.mimodata.synthgen.mimo.batch.BatchSettings.Foretelling;
import org.junit.jupiter.api.Test;

class MtpSwitchTest {
  /** Steps of which one way makes more tokens a second; returns how many were with foretelling. */
  private static int steps(MtpSwitch mtp, int sequences, int steps, double gain) {
    int on = 0;
    for (int step = 0; step < steps; step++) {
      boolean isOn = mtp.isOn(sequences);
      on += isOn ? 1 : 0;
      mtp.measured(sequences, isOn, sequences, isOn ? (long) (1_000_000 / gain) : 1_000_000);
    }
    return on;
  }

  @Test
  void alwaysAndNever() {
    assertThat(steps(new MtpSwitch(Foretelling.ALWAYS), 3, 50, 0.1)).isEqualTo(50);
    assertThat(steps(new MtpSwitch(Foretelling.NEVER), 3, 50, 10)).isZero();
  }

  @Test
  void theBetterWayIsTakenMostOfTheTime() {
    assertThat(steps(new MtpSwitch(Foretelling.MEASURED), 1, 4_000, 1.3)).isGreaterThan(3_800);
    assertThat(steps(new MtpSwitch(Foretelling.MEASURED), 1, 4_000, 0.8)).isLessThan(200);
  }

  @Test
  void bothWaysAreTriedFirst() {
    MtpSwitch mtp = new MtpSwitch(Foretelling.MEASURED);
    assertThat(steps(mtp, 1, 8, 2)).isEqualTo(8);
    assertThat(steps(mtp, 1, 8, 2)).isZero();
    assertThat(steps(mtp, 1, 8, 2)).isEqualTo(8);
  }

  @Test
  void aChangeIsNoticed() {
    MtpSwitch mtp = new MtpSwitch(Foretelling.MEASURED);
    steps(mtp, 1, 2_000, 0.8);
    assertThat(steps(mtp, 1, 4_000, 1.5)).isGreaterThan(2_000);
  }

  @Test
  void eachSizeOfBatchHasItsOwnWay() {
    MtpSwitch mtp = new MtpSwitch(Foretelling.MEASURED);
    steps(mtp, 1, 100, 1.3);
    steps(mtp, 32, 100, 0.7);
    assertThat(mtp.isOn(1)).isTrue();
    assertThat(mtp.isOn(32)).isFalse();
    assertThat(mtp.isOn(63)).as("with as many as half of it").isFalse();
  }

  @Test
  void aStepOfTheOtherWayIsNoMeasurement() {
    MtpSwitch mtp = new MtpSwitch(Foretelling.MEASURED);
    for (int step = 0; step < 100; step++) {
      mtp.measured(1, false, 1, 1);
    }
    assertThat(mtp.isOn(1)).isTrue();
  }
}
