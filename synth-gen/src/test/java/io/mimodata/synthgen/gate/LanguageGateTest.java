package io.mimodata.synthgen.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.mimodata.document.Reason;
import io.mimodata.document.Removal;
import io.mimodata.synthgen.Strategy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageGateTest {
  private static final LanguageGate GATE = new LanguageGate(LanguageLimits.defaults());

  private static String detail(Candidate candidate) {
    Optional<Removal> removal = GATE.check(new Response(candidate));
    removal.ifPresent(r -> assertThat(r.reason()).isEqualTo(Reason.SYNTH_LANGUAGE));
    return removal.map(Removal::detail).orElse(null);
  }

  private static String detail(String language, String answer) {
    return detail(Texts.answer(language, answer));
  }

  @Test
  void textsInTheirOwnLanguagePassAndInAnyOtherDoNot() {
    Texts.GOOD.forEach(
        (language, text) -> {
          for (String asked : Texts.GOOD.keySet()) {
            String detail = detail(asked, text);
            if (asked.equals(language)) {
              assertThat(detail).as(language).isNull();
            } else {
              assertThat(detail).as(language + " for " + asked).isNotNull();
            }
          }
        });
  }

  @Test
  void anUnknownLanguageIsThePromptsScript() {
    Texts.GOOD.forEach(
        (language, text) ->
            assertThat(
                    detail(
                        new Candidate(
                            Texts.prompt(Strategy.QUERY, null, text),
                            "",
                            null,
                            "stop",
                            null,
                            text)))
                .as(language)
                .isNull());
    assertThat(
            detail(
                new Candidate(
                    Texts.prompt(Strategy.QUERY, null, Texts.ENGLISH),
                    "",
                    null,
                    "stop",
                    null,
                    Texts.CHINESE)))
        .contains("foreign words in a row");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"因此我们得到", "所以答案是", "ですから答えは", "следовательно мы получаем что", "그러므로 우리는 다음과 같이"})
  void aStrayClauseInEnglishIsFoundWhereverItStands(String clause) {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    String[] words = Texts.ENGLISH.split(" ", -1);
    for (int i = 0; i < 20; i++) {
      // Not within the formulas, which are one word each or at the words 90 to 96.
      int at = 1 + random.nextInt(60);
      String text =
          String.join(" ", List.of(words).subList(0, at))
              + " "
              + clause
              + " "
              + String.join(" ", List.of(words).subList(at, words.length));
      assertThat(detail("en", text))
          .as("seed %d, after word %d", seed, at)
          .contains("foreign words in a row, at most 3 are allowed, at word ")
          .contains(clause.substring(0, 4));
    }
  }

  @Test
  void theThinkingIsReadToo() {
    assertThat(
            detail(
                new Candidate(
                    Texts.prompt(Strategy.QUERY, "en", "..."),
                    "",
                    null,
                    "stop",
                    "First 我们需要考虑所有的情况 and then",
                    Texts.ENGLISH)))
        .isEqualTo(
            "11 foreign words in a row, at most 3 are allowed,"
                + " at word 2 of the thinking: \"我们需要考虑所有的情况\"");
  }

  @Test
  void foreignWordsThatAreExplainedOrQuotedPass() {
    assertThat(detail("en", Texts.ENGLISH + " The word 功夫 (kung fu) means skill.")).isNull();
    assertThat(
            detail(
                "en",
                Texts.ENGLISH
                    + " Its title is “红楼梦与中国文学”, which the Dream of the Red Chamber (红楼梦的英文译名)"
                    + " doesn't tell. In code: `print('你好，世界')`."))
        .isNull();
    assertThat(detail("en", Texts.ENGLISH + "\n```\n// 这里计算所有元素的总和\nsum += a[i];\n```\n")).isNull();
    assertThat(detail("en", Texts.ENGLISH + " Let Σ be the αβγ alphabet, $\\text{其中前提成立}$."))
        .isNull();
  }

  @Test
  void whatThePromptHasMayBeSaidAgain() {
    String question = "What does 学而时习之不亦说乎 mean?";
    Candidate candidate =
        new Candidate(
            Texts.prompt(Strategy.QUERY, "en", question),
            question,
            null,
            "stop",
            null,
            "The sentence 学而时习之不亦说乎 opens the Analects. " + Texts.ENGLISH);

    assertThat(detail(candidate)).isNull();
  }

  @Test
  void tooManyForeignWordsAreTooManyEvenInQuotes() {
    String quoted = "He said “我们今天讨论一个非常重要的问题也就是语言的混用”. ";
    assertThat(detail("en", quoted.repeat(3) + Texts.ENGLISH))
        .contains("words are foreign, at most 0.10 are allowed");
  }

  @Test
  void scatteredForeignWordsAreCounted() {
    String text = "Let us 考虑 the sum. It 等于 ten. We 得到 more of it here. ".repeat(2);
    assertThat(detail("en", text)).contains("12 of the answer's 34 words are foreign and unquoted");
  }

  @Test
  void chineseMayHaveEnglishTermsButNotEnglishParagraphs() {
    assertThat(detail("zh", Texts.CHINESE)).isNull();
    String sentence =
        "So we need to compute the greatest common divisor first and then divide both of the numbers by"
            + " it in order to simplify the fraction.";
    assertThat(detail("zh", Texts.CHINESE + sentence))
        .contains("words in Latin script in a row, at most 20 are allowed");
    assertThat(detail("zh", Texts.CHINESE + "“" + sentence + "”这句话是什么意思？")).isNull();
    assertThat(
            detail("zh", "答案是：" + "the sum of the two numbers is seven and that is all ".repeat(3)))
        .contains("words are in Latin script, at most 0.50 are allowed");
    assertThat(detail("zh", "解：由 \\frac{\\sqrt{x}}{\\sin \\theta} 可得 x = 1，故选 A。")).isNull();
  }

  @Test
  void aSentenceInAnotherLanguageOfTheSameScriptCountsIfThereAreMany() {
    String german = Texts.GOOD.get("de");
    assertThat(detail("en", Texts.ENGLISH + "\n\n" + german))
        .contains("words are in another language, at most 0.10 are allowed, as de at word ");
    assertThat(detail("en", Texts.ENGLISH + "\n\n> " + german.replace("\n", " "))).isNull();
    assertThat(detail("pl", Texts.ENGLISH)).contains(" as en at word 1 of the answer: \"A queue");
  }

  @Test
  void otherLatinLanguagesAreTakenAtTheirWord() {
    Map.of(
            "pl",
            "Kolejka, która jest prawie zawsze pełna, mówi więcej o swoim odbiorcy niż o nadawcy. Zadania"
                + " przychodzą gromadami, a gdy jedna z nich jest obsługiwana, następna jest już w drodze.",
            "sv",
            "En kö som nästan alltid är full säger mer om sin mottagare än om sin avsändare. Jobben kommer"
                + " i klungor, och medan en klunga betas av är nästa redan på väg till oss.",
            "vi",
            "Một hàng đợi gần như luôn đầy cho ta biết nhiều về bên nhận hơn là bên gửi. Các công việc đến"
                + " theo từng đợt, và khi một đợt đang được xử lý thì đợt tiếp theo đã trên đường.")
        .forEach((language, text) -> assertThat(detail(language, text)).as(language).isNull());
  }
}
