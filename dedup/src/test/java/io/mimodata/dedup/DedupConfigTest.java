package io.mimodata.dedup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class DedupConfigTest {
  @Test
  void defaultsAreThoseOfTheRecipe() {
    DedupConfig config = DedupConfig.defaults();
    assertThat(config.levels()).extracting(Level::key).containsExactly("url", "exact", "near");
    assertThat(config.ngram()).isEqualTo(5);
    assertThat(config.bands()).isEqualTo(14);
    assertThat(config.rows()).isEqualTo(8);
    assertThat(config.verify()).isEqualTo(0.7);
    assertThat(config.verifyExactly()).isFalse();
    assertThat(config.keepBy()).containsExactly("metadata.quality", "length", "id");
  }

  @Test
  void namesEveryValueOutOfRangeAtOnce() {
    assertThatThrownBy(
            () -> new DedupConfig(List.of(), 0, 0, 0, Double.NaN, false, List.of("size"), -1, 1))
        .hasMessage(
            "levels must name at least one of url, exact, near; ngram must be at least 1, cannot"
                + " be: 0; bands must be at least 1, cannot be: 0; rows must be at least 1, cannot"
                + " be: 0; verify must be between 0 and 1, cannot be: NaN; host_line_limit must not be"
                + " negative, cannot be: -1; keep_by must be among metadata.KEY, length, id, cannot be: size");
    assertThatThrownBy(
            () ->
                new DedupConfig(
                    List.of(Level.URL, Level.URL), 5, 100, 100, 0.7, false, List.of("id"), 0, 1))
        .hasMessage(
            "levels must differ, cannot be: [url, url]; "
                + "bands x rows must be at most 4096, cannot be: 100 x 100");
  }

  @Test
  void namesTheLevelsThereAre() {
    assertThat(Level.ofKey("exact")).isEqualTo(Level.EXACT);
    assertThatThrownBy(() -> Level.ofKey("minhash"))
        .hasMessage("levels must be among url, exact, near, cannot be: minhash");
  }
}
