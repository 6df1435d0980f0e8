package io.mimodata.jobs.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import io.mimodata.synthgen.evaluate.Estimate;
import io.mimodata.synthgen.evaluate.Scores;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ScoreTableTest {
  private static Scores scores(int problems, double value) {
    Estimate estimate = new Estimate(value, 0.01, value / 2, 1, problems);
    return new Scores(estimate, new TreeMap<>(Map.of(4, estimate)));
  }

  @Test
  void figuresStandBelowTheirHeadsWithIntervals() {
    Map<String, Scores> groups = new LinkedHashMap<>();
    groups.put("all", scores(1_165, 0.5));
    groups.put("source a", scores(5, 1));

    assertThat(ScoreTable.of(groups, 8))
        .isEqualTo(
            """
                     problems  avg@8                 pass@4
            all         1,165   50.0 [25.0, 100.0]    50.0 [25.0, 100.0]
            source a        5  100.0 [50.0, 100.0]   100.0 [50.0, 100.0]
            """);
  }

  @Test
  void aLongNameIsCut() {
    assertThat(ScoreTable.of(Map.of("x".repeat(60), scores(1, 0)), 1))
        .contains("\n" + "x".repeat(39) + "…        1    0.0 [0.0, 100.0]");
  }
}
