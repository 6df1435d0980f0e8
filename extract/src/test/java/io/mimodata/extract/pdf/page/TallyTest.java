package io.mimodata.extract.pdf.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TallyTest {
  @Test
  void weightsOfASlotAddUp() {
    Tally tally = new Tally();
    tally.add(3, 2);
    tally.add(-7, 1.5f);
    tally.add(-7, 1);
    assertThat(tally.heaviest()).hasValue(-7);
    assertThat(tally.weight(-7)).isEqualTo(2.5f);
    assertThat(tally.weight(4)).isZero();
  }

  @Test
  void ofEquallyHeavySlotsTheHighestIsFound() {
    Tally tally = new Tally();
    tally.add(1000, 1);
    tally.add(5, 1);
    tally.add(1000_000, 1);
    assertThat(tally.heaviest()).hasValue(1000_000);
  }

  @Test
  void nothingHasNoHeaviestSlot() {
    assertThat(new Tally().heaviest()).isEmpty();
  }
}
