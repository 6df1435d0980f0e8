package io.mimodata.mixture.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.mimodata.mixture.MixtureConfig;
import io.mimodata.mixture.recipe.Cell;
import io.mimodata.mixture.recipe.StageRecipe;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StrataTest {
  private static Strata strata(List<String> exclude, Map<String, Double> share) {
    return new Strata(MixtureConfig.of(List.of(StageRecipe.of("s", 1, 1, exclude, share)), 1));
  }

  private static Integer place(Strata strata, String source, String domain, boolean synthetic) {
    Strata.Placement placement = strata.of(0, new Cell(source, domain, "low", "en", synthetic));
    return placement == null ? null : (Integer) placement.stratum();
  }

  @Test
  void generatedComesBeforeSourceBeforeDomain() {
    Map<String, Double> share = new LinkedHashMap<>();
    share.put("maths+code", 0.5);
    share.put("books", 0.1);
    share.put("synthetic", 0.1);
    Strata strata = strata(List.of(), share);
    assertThat(place(strata, "web", "maths", false)).isEqualTo(0);
    assertThat(place(strata, "web", "code", false)).isEqualTo(0);
    assertThat(place(strata, "books", "maths", false)).isEqualTo(1);
    assertThat(place(strata, "books", "maths", true)).isEqualTo(2);
    assertThat(place(strata, "web", "news", false)).isEqualTo(3);
    assertThat(place(strata, "web", null, false)).isEqualTo(3);
  }

  @Test
  void generatedDocumentsFollowTheirDomainWhereNoGroupClaimsThem() {
    Strata strata = strata(List.of(), Map.of("maths", 0.5));
    assertThat(place(strata, "synthetic", "maths", true)).isEqualTo(0);
  }

  @Test
  void exclusionComesFirst() {
    Strata strata = strata(List.of("synthetic", "ads"), Map.of("maths", 0.5));
    assertThat(place(strata, "web", "maths", true)).isNull();
    assertThat(place(strata, "web", "ads", false)).isNull();
    assertThat(place(strata, "ads", "maths", false)).isNull();
  }

  @Test
  void nothingIsLeftForOthersWhenTheSharesAreTheWhole() {
    Strata strata = strata(List.of(), Map.of("maths", 0.9, "code", 0.1));
    assertThat(strata.size()).isEqualTo(2);
    assertThat(place(strata, "web", "news", false)).isNull();
  }

  @Test
  void tokensOfAStageAreSharedOutWithoutRest() {
    Map<String, Double> share = new LinkedHashMap<>();
    share.put("a", 1 / 3.0);
    share.put("b", 1 / 3.0);
    Strata strata =
        new Strata(MixtureConfig.of(List.of(StageRecipe.of("s", 100, 1, null, share)), 1));
    assertThat(strata.all()).extracting(Stratum::tokens).containsExactly(33L, 34L, 33L);
  }
}
