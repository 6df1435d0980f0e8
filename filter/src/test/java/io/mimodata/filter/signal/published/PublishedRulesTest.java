package io.mimodata.filter.signal.published;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PublishedRulesTest {
  private static final String PROSE =
      """
      The committee met in the old town hall on the river and talked about the plan for the bridge.
      Many of those who came to speak have lived there for years and were against it.
      A farmer from the valley said that his fields would be cut in two by the new road.
      The engineer answered with a map, on which nobody could find the fields or the farm.
      In the end they voted, and the plan was sent back to be drawn again with a tunnel.
      """;

  private final PublishedRules rules = new PublishedRules();

  @Test
  void proseIsKeptByEverySet() {
    PublishedValues values = rules.measure(PROSE);
    for (RuleSet set : RuleSet.values()) {
      assertThat(values.firstBroken(set)).as(set.key()).isEmpty();
    }
    assertValue(PublishedRule.GOPHER_STOP_WORDS, 8, values);
    assertValue(PublishedRule.C4_SENTENCES, 5, values);
    assertValue(PublishedRule.FINEWEB_LINE_BREAKS, 5.0 / words(PROSE), values);
  }

  @Test
  void eachRuleDropsWhatItIsFor() {
    String numbers = IntStream.range(0, 60).mapToObj(n -> n + " ").collect(Collectors.joining());
    assertBroken(
        PublishedRule.GOPHER_WORDS, RuleSet.GOPHER, PROSE.substring(0, PROSE.indexOf("A farmer")));
    assertBroken(PublishedRule.GOPHER_TOP_2GRAM, RuleSet.GOPHER, "buy this ".repeat(100));
    assertBroken(PublishedRule.GOPHER_DUP_LINES, RuleSet.GOPHER, PROSE + "a\n".repeat(10));
    assertBroken(PublishedRule.GOPHER_HASHES, RuleSet.GOPHER, PROSE.replace("the ", "# #the "));
    assertBroken(
        PublishedRule.GOPHER_BULLET_LINES, RuleSet.GOPHER, PROSE.replaceAll("(?m)^", "- "));
    assertBroken(PublishedRule.GOPHER_ALPHA_WORDS, RuleSet.GOPHER, PROSE + numbers);
    assertBroken(
        PublishedRule.GOPHER_ELLIPSIS_LINES, RuleSet.GOPHER, PROSE.replace(".\n", "...\n"));
    assertBroken(PublishedRule.C4_CURLY_BRACKETS, RuleSet.C4, PROSE + "Take the set {x} here.");
    assertBroken(PublishedRule.C4_LOREM_IPSUM, RuleSet.C4, PROSE + "So Lorem Ipsum it is.");
    assertBroken(PublishedRule.C4_SENTENCES, RuleSet.C4, PROSE.replace(".\n", "\n"));
    assertBroken(
        PublishedRule.FINEWEB_PUNCTUATED_LINES, RuleSet.FINEWEB, PROSE.replace(".\n", "\n"));
    assertBroken(
        PublishedRule.FINEWEB_SHORT_LINES,
        RuleSet.FINEWEB,
        "It is so. And\n".repeat(3) + "It was.\n".repeat(2));
    assertBroken(PublishedRule.FINEWEB_DUP_LINE_CHARS, RuleSet.FINEWEB, PROSE + PROSE);
  }

  @Test
  void aFormulaIsSplitAsTextIs() {
    String text = "Let $\\frac{a}{b}$ be it.";
    PublishedValues values = rules.measure(text);
    // Let | $ | \frac{a}{b}$ | be | it | .
    assertThat(words(text)).isEqualTo(6);
    assertValue(PublishedRule.GOPHER_WORDS, 4, values);
    assertThat(values.firstBroken(RuleSet.FINEWEB_CHAIN)).isPresent();
  }

  @Test
  void wordsAreSplitAsSpacyDoes() {
    // do n't | ( well - known ) | 3.5 , | e.g | . | it 's | and / or | http://a.b/c-d | end | .
    assertThat(words("don't (well-known) 3.5, e.g. it's and/or http://a.b/c-d end."))
        .isEqualTo(2 + 5 + 2 + 2 + 2 + 3 + 1 + 2);
  }

  @Test
  void c4LeavesLinesOutBeforeItJudges() {
    String lines =
        "No end {\nEnable JavaScript {here} please.\nTwo words.\nRead our Privacy Policy here.\n";
    PublishedValues values = rules.measure(PROSE + lines + "As said before.[12][edit]\n");
    assertValue(PublishedRule.C4_CURLY_BRACKETS, 0, values);
    assertValue(PublishedRule.FINEWEB_C4_CURLY_BRACKETS, 1, values);
    assertValue(PublishedRule.C4_SENTENCES, 6, values);
  }

  @Test
  void spacesThatDontBreakStandAroundALineToo() {
    assertThat(rules.measure("\u00A0" + PROSE + "\u00A0\n\u00A0\n").toMap())
        .containsAllEntriesOf(
            Map.of(
                PublishedRule.C4_SENTENCES.key(), 5.0,
                PublishedRule.GOPHER_STOP_WORDS.key(), 8.0));
  }

  @Test
  void everyTextHasFiniteNumbers() {
    long seed = 20261124;
    Random random = new Random(seed);
    String alphabet =
        "ab1 \n\r\t$`#-*.'\u2019[](){}\u2026\u6570\uD835\uDC65\uD835\u2028\u00A0\u2007\u3000";
    for (int i = 0; i < 2000; i++) {
      String text =
          IntStream.range(0, random.nextInt(60))
              .mapToObj(n -> "" + alphabet.charAt(random.nextInt(alphabet.length())))
              .collect(Collectors.joining());
      assertThat(rules.measure(text).toMap())
          .as("seed %d, text %d", seed, i)
          .hasSize(PublishedRule.values().length)
          .allSatisfy((key, value) -> assertThat(value).isGreaterThanOrEqualTo(0).isFinite());
    }
  }

  private void assertBroken(PublishedRule rule, RuleSet set, String text) {
    assertThat(rules.measure(text).firstBroken(set)).contains(rule);
  }

  private static void assertValue(PublishedRule rule, double value, PublishedValues values) {
    assertThat(values.get(rule)).as(rule.key()).isCloseTo(value, within(1e-9));
  }

  private static int words(String text) {
    EnglishWords words = new EnglishWords();
    words.reset(text.toCharArray());
    Matcher chunk = Pattern.compile("\\S+").matcher(text);
    while (chunk.find()) {
      words.chunk(chunk.start(), chunk.end());
    }
    return words.count();
  }
}
