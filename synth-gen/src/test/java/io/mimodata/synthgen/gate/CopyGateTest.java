package io.mimodata.synthgen.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.mimodata.document.Reason;
import io.mimodata.document.Removal;
import io.mimodata.synthgen.Strategy;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class CopyGateTest {
  private static final CopyGate GATE = new CopyGate(GateConfig.defaults().copy());

  private static final String CODE =
      """
      ```java
      int gcd(int a, int b) {
        while (b != 0) {
          int rest = a % b;
          a = b;
          b = rest;
        }
        return a;
      }
      ```
      """;

  private static String detail(Strategy strategy, String seed, String answer) {
    Optional<Removal> removal = GATE.check(new Response(Texts.about(strategy, seed, answer)));
    removal.ifPresent(r -> assertThat(r.reason()).isEqualTo(Reason.SYNTH_COPY));
    return removal.map(Removal::detail).orElse(null);
  }

  @Test
  void aCopyOfTheSeedGoes() {
    String prose = Texts.ENGLISH.replaceAll("\\$[^$]*\\$", "");
    long words = Pattern.compile("[A-Za-z0-9]+").matcher(prose).results().count();
    assertThat(detail(Strategy.PASSAGE, Texts.ENGLISH, Texts.ENGLISH))
        .startsWith(
            words + " words in a row are the seed's, at most 80 are allowed, at word 1 of the");
    assertThat(detail(Strategy.QUERY, Texts.CHINESE, "好的。" + Texts.CHINESE))
        .contains("words in a row are the seed's");
  }

  @Test
  void sentencesHereAndThereAreCounted() {
    String[] sentences = Texts.ENGLISH.split("(?<=\\.) ", -1);
    String answer =
        "Look at it once more. "
            + sentences[1]
            + " That is the setting. "
            + sentences[2]
            + " Many would say so. "
            + sentences[4];
    assertThat(detail(Strategy.PASSAGE, Texts.ENGLISH, answer))
        .contains("words are the seed's (0.");
  }

  @Test
  void newWordsAndShortPhrasesPass() {
    assertThat(
            detail(
                Strategy.PASSAGE,
                Texts.ENGLISH,
                "Why does the queue stay short for so long and then grow without bound? At a load of"
                    + " 0.9 the worker rests one minute in ten, and this rest is all that it has to"
                    + " work off what came in clumps. The mean number of jobs in the system is large"
                    + " because such moments are rare."))
        .isNull();
  }

  @Test
  void aQuotationPassesAndTooManyDoNot() {
    String[] sentences = Texts.ENGLISH.split("(?<=\\.) ", -1);
    String quote = "\u201c" + sentences[0] + "\u201d";
    String own =
        "This says that waiting comes from variance and not from the mean alone. ".repeat(5);
    assertThat(detail(Strategy.PASSAGE, Texts.ENGLISH, quote + " " + own)).isNull();
    assertThat(detail(Strategy.PASSAGE, Texts.ENGLISH, quote + " I agree."))
        .contains("are the seed's between quotation marks (");
  }

  @Test
  void codeAndFormulasOfTheSeedMayBeShownAgain() {
    String seed = Texts.ENGLISH + "\n\n" + CODE;
    String own =
        "The loop keeps one thing unchanged, namely the set of common divisors of both numbers, and"
            + " makes the second number smaller each time, which is why it must come to an end.";
    assertThat(detail(Strategy.PASSAGE, seed, CODE + "\n" + own)).isNull();
    assertThat(detail(Strategy.PASSAGE, seed, CODE + "\nThat is the code."))
        .contains("are the seed's in code and formulas (");
  }

  @Test
  void aProblemMayBeStatedAgain() {
    String problem =
        "A train leaves the station at nine in the morning and travels at sixty kilometres an hour."
            + " Another one follows an hour later at ninety. When does it catch up with the first?";
    String solution =
        " The first has a lead of sixty kilometres, which shrinks by thirty each hour: at noon.";
    assertThat(detail(Strategy.PROBLEM, problem, problem + solution)).isNull();
    assertThat(detail(Strategy.PASSAGE, problem, problem + solution)).isNotNull();
    assertThat(detail(Strategy.PROBLEM, problem, problem + " At noon."))
        .contains("at most 0.70 are allowed");
  }

  @Test
  void aSeedOfFewWordsCannotBeCopied() {
    assertThat(detail(Strategy.QUERY, "A poem on rain", "A poem on rain")).isNull();
  }
}
