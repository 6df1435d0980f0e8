package io.mimodata.synthgen.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import io.mimodata.synthgen.Strategy;
import io.mimodata.synthgen.seed.SeedOrder;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PromptBuilderTest {
  private final PromptBuilder builder = new PromptBuilder(new SeedOrder(42));

  @Test
  void aProblemIsAskedAsItStands() {
    assertThat(builder.build(Strategy.PROBLEM, "id", "\nFind $x$.\n"))
        .isEqualTo(new Prompt("problem/1.0", "Find $x$."));
  }

  @Test
  void aPassageStandsBelowItsInstruction() {
    Prompt prompt = builder.build(Strategy.PASSAGE, "id", "A graph is connected.");

    assertThat(prompt.template()).matches("passage/1\\.[0-2]");
    assertThat(prompt.text()).endsWith("\n\nA graph is connected.").doesNotContain("\\\n");
    assertThat(builder.build(Strategy.PASSAGE, "id", "A graph is connected.")).isEqualTo(prompt);
  }

  @Test
  void instructionsVaryWithTheDocument() {
    assertThat(
            IntStream.range(0, 100)
                .mapToObj(i -> builder.build(Strategy.QUERY, "id" + i, "Text.").template())
                .collect(Collectors.toSet()))
        .hasSize(5);
  }

  @Test
  void aLongTextIsCutAtAParagraph() {
    String paragraph = "word ".repeat(20).strip();
    String text = (paragraph + "\n\n").repeat(10).strip();

    assertThat(Passage.cut(text, 350)).isEqualTo((paragraph + "\n\n").repeat(3).strip());
    assertThat(Passage.cut(text, text.length())).isEqualTo(text);
  }

  @Test
  void aTextWithoutBreaksIsCutBetweenCharacters() {
    assertThat(Passage.cut("\uD83D\uDE00".repeat(10), 5)).isEqualTo("\uD83D\uDE00".repeat(2));
    assertThat(Passage.cut("one\ntwo\nthree", 9)).isEqualTo("one\ntwo");
  }

  @Test
  void aCodeBlockIsQuotedWholeOrNotAtAll() {
    assertThat(Passage.cut("Some prose.\n\n```java\nint a;\n\nint b;\n```\n\nMore.", 30))
        .isEqualTo("Some prose.");
  }
}
