package io.mimodata.dedup.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KeepOrderTest {
  private final KeepOrder order = new KeepOrder(List.of("metadata.quality", "length", "id"));

  @Test
  void smallerRanksAreBetter() {
    assertThat(order.rank(Map.of("quality", "0.9")::get, 120)).containsExactly(-0.9, -120);
    assertThat(order.rank(Map.of("quality", "-3")::get, 0)).containsExactly(3, 0);
  }

  @Test
  void whatIsNoFiniteNumberRanksLast() {
    double[] last = {Double.POSITIVE_INFINITY, -5};
    assertThat(order.rank(key -> null, 5)).isEqualTo(last);
    assertThat(order.rank(Map.of("quality", "good")::get, 5)).isEqualTo(last);
    assertThat(order.rank(Map.of("quality", "NaN")::get, 5)).isEqualTo(last);
    assertThat(order.rank(Map.of("quality", "Infinity")::get, 5)).isEqualTo(last);
  }

  @Test
  void keysAfterTheIdDecideNothing() {
    assertThat(new KeepOrder(List.of("id", "length")).rank(key -> null, 7)).isEmpty();
  }

  @Test
  void namesTheKeyThatDoesNotExist() {
    assertThat(KeepOrder.problems(List.of("metadata.a.b", "length", "id"))).isEmpty();
    assertThatThrownBy(() -> new KeepOrder(List.of("length", "metadata.", "quality")))
        .hasMessage(
            "keep_by must be among metadata.KEY, length, id, cannot be: metadata.; "
                + "keep_by must be among metadata.KEY, length, id, cannot be: quality");
  }
}
