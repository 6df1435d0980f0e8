package io.mimodata.mixture.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.mimodata.mixture.recipe.StageRecipe;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StrataTest {
  private static Strata strata(List<String> exclude, Map<String, Double> share) {
    return new Strata(List.of(new StageRecipe("s", 1, 1, exclude, share)));
  }

  @Test
  void generatedComesBeforeSourceBeforeDomain() {
    Map<String, Double> share = new LinkedHashMap<>();
    share.put("maths+code", 0.5);
    share.put("books", 0.1);
    share.put("synthetic", 0.1);
    Strata strata = strata(List.of(), share);
    assertThat(strata.of(0, "web", "maths", false)).isEqualTo(0);
    assertThat(strata.of(0, "web", "code", false)).isEqualTo(0);
    assertThat(strata.of(0, "books", "maths", false)).isEqualTo(1);
    assertThat(strata.of(0, "books", "maths", true)).isEqualTo(2);
    assertThat(strata.of(0, "web", "news", false)).isEqualTo(3);
    assertThat(strata.of(0, "web", null, false)).isEqualTo(3);
  }

  @Test
  void generatedDocumentsFollowTheirDomainWhereNoGroupClaimsThem() {
    Strata strata = strata(List.of(), Map.of("maths", 0.5));
    assertThat(strata.of(0, "synthetic", "maths", true)).isEqualTo(0);
  }

  @Test
  void exclusionComesFirst() {
    Strata strata = strata(List.of("synthetic", "ads"), Map.of("maths", 0.5));
    assertThat(strata.of(0, "web", "maths", true)).isEqualTo(Strata.NONE);
    assertThat(strata.of(0, "web", "ads", false)).isEqualTo(Strata.NONE);
    assertThat(strata.of(0, "ads", "maths", false)).isEqualTo(Strata.NONE);
  }

  @Test
  void nothingIsLeftForOthersWhenTheSharesAreTheWhole() {
    Strata strata = strata(List.of(), Map.of("maths", 0.9, "code", 0.1));
    assertThat(strata.size()).isEqualTo(2);
    assertThat(strata.of(0, "web", "news", false)).isEqualTo(Strata.NONE);
  }
}
