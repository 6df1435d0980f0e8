package io.mimodata.jobs.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SectionTest {
  private final Problems problems = new Problems();

  private Section section(String yaml, String... overrides) {
    RecipeNode root = RecipeNode.parse(yaml, "r.yaml", problems);
    for (String override : overrides) {
      root.override(override, problems);
    }
    return new Section(root, "", problems);
  }

  @Test
  void readsTypedValuesAndDefaults() {
    Section section =
        section("a: 7\nb: 0.5\nsize: 2MiB\nwait: 500ms\nunits: [seconds, days]\nlist: one\n");

    assertThat(section.integer("a", 1, 0, 10)).isEqualTo(7);
    assertThat(section.number("b", 1, 0, 1)).isEqualTo(0.5);
    assertThat(section.bytes("size", 0)).isEqualTo(2 << 20);
    assertThat(section.duration("wait", Duration.ZERO)).isEqualTo(Duration.ofMillis(500));
    assertThat(section.choices("units", List.of(), TimeUnit.class))
        .containsExactly(TimeUnit.SECONDS, TimeUnit.DAYS);
    assertThat(section.strings("list", List.of())).containsExactly("one");
    assertThat(section.flag("flag", true)).isTrue();
    section.finish();
    assertThat(problems.messages()).isEmpty();
    assertThat(section.resolved())
        .containsEntry("a", 7L)
        .containsEntry("wait", "500ms")
        .containsEntry("units", List.of("seconds", "days"))
        .containsEntry("flag", true);
  }

  @Test
  void everyProblemIsReportedWithItsPlaceAndTheNearestKey() {
    Section root = section("dedup:\n  bandz: 14\n  rows: many\n  verify: 1.5\nseed: [1]\n");
    Section dedup = root.section("dedup");
    long unused = dedup.integer("bands", 14, 1, 100);
    unused += dedup.integer("rows", 8, 1, 100);
    double verify = dedup.number("verify", 0.7, 0, 1);
    unused += root.integer("seed", 42, 0, 100);
    dedup.finish();
    root.finish();

    assertThat(unused).isEqualTo(14 + 8 + 42);
    assertThat(verify).isEqualTo(0.7);
    assertThat(problems.messages())
        .containsExactly(
            "r.yaml:3: dedup.rows must be a whole number, is 'many'",
            "r.yaml:4: dedup.verify must be between 0.0 and 1.0, is 1.5",
            "r.yaml:5: seed must be a whole number, is a list",
            "r.yaml:2: dedup.bandz is not a key; did you mean 'bands'?");
  }

  @Test
  void overridesReachIntoMapsAndListsAndNameTheirOption() {
    Section root =
        section(
            "sources:\n  - {name: a}\n", "sources.0.name=b", "dedup.rows=x", "sources.3.name=c");

    assertThat(root.sections("sources").get(0).requiredText("name")).isEqualTo("b");
    long rows = root.section("dedup").integer("rows", 8, 1, 100);
    assertThat(rows).isEqualTo(8);
    assertThat(problems.messages())
        .containsExactly(
            "--set sources.3.name=c: 3 must be an index below 1 of the list",
            "--set dedup.rows=x: dedup.rows must be a whole number, is 'x'");
  }

  @Test
  void aRepeatedKeyAndBrokenYamlAreProblems() {
    section("a: 1\na: 2\n");
    section("a: [1\n");

    assertThat(problems.messages()).hasSize(2);
    assertThat(problems.messages().get(0)).isEqualTo("r.yaml:2: a is given twice; keep one");
    assertThat(problems.messages().get(1)).startsWith("r.yaml:").contains("is not valid YAML");
  }
}
