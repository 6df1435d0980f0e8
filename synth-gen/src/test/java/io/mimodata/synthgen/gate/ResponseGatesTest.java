package io.mimodata.synthgen.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mimodata.document.Reason;
import io.mimodata.document.contamination.ContaminationIndex;
import io.mimodata.document.contamination.EvaluationItem;
import io.mimodata.synthgen.Strategy;
import io.mimodata.synthgen.engine.AssistantMessage;
import io.mimodata.synthgen.problem.Criterion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ResponseGatesTest {
  private static final String ITEM =
      "Natalia sold clips to 48 of her friends in April, and then she sold half as many clips in May.";

  private static final SolutionVerifier MATHS = new GradingVerifier(false);

  private static ResponseGates gates(SolutionVerifier verifier) {
    return new ResponseGates(
        GateConfig.defaults(),
        new ContaminationIndex.Builder(16)
            .startSet("eval", "eval")
            .add(EvaluationItem.of(1, ITEM))
            .build(),
        verifier);
  }

  private static GateOutcome judge(
      SolutionVerifier verifier, String question, String finish, String thinking, String answer) {
    return gates(verifier)
        .judge(
            new Candidate(
                Texts.prompt(Strategy.PROBLEM, "en", question),
                question,
                new Criterion.Answer("4"),
                finish,
                thinking,
                answer));
  }

  private static Reason reason(GateOutcome outcome) {
    return ((GateOutcome.Removed) outcome).removal().reason();
  }

  @Test
  void aGoodAnswerPassesWithItsVerdict() {
    assertThat(judge(MATHS, "What is 2 + 2?", "stop", "Two and two make four.", "It is 4."))
        .isEqualTo(
            new GateOutcome.Passed(
                new AssistantMessage("Two and two make four.", "It is 4."), Verdict.CORRECT));
    assertThat(
            judge(
                SolutionVerifier.NONE, "What is 2 + 2?", "stop", "Two and two make 4.", "It is 5."))
        .isInstanceOfSatisfying(
            GateOutcome.Passed.class,
            passed -> assertThat(passed.verdict()).isEqualTo(Verdict.UNVERIFIED));
  }

  @Test
  void theFirstGateThatIsNotPassedGivesTheReason() {
    String loop = "Let me check that again, 我们再检查一遍. ".repeat(100);
    assertThat(reason(judge(MATHS, ITEM, "length", loop, ""))).isEqualTo(Reason.SYNTH_INCOMPLETE);
    assertThat(reason(judge(MATHS, ITEM, "stop", loop, "5."))).isEqualTo(Reason.SYNTH_LANGUAGE);
    String english = loop.replaceAll("[^\\x00-\\x7f]", "");
    assertThat(reason(judge(MATHS, ITEM, "stop", english, "5.")))
        .isEqualTo(Reason.SYNTH_REPETITION);
    assertThat(reason(judge(MATHS, ITEM, "stop", "", "5."))).isEqualTo(Reason.SYNTH_SHORT);
    assertThat(reason(judge(MATHS, ITEM, "stop", "", "It is certainly equal to 5.")))
        .isEqualTo(Reason.SYNTH_WRONG);
    assertThat(reason(judge(MATHS, ITEM, "stop", "", ITEM + " It is 4.")))
        .isEqualTo(Reason.SYNTH_COPY);
    assertThat(reason(judge(MATHS, ITEM, "stop", "", "It is certainly equal to 4.")))
        .isEqualTo(Reason.SYNTH_CONTAMINATED);
  }

  @Test
  void contaminationIsFoundInQuestionThinkingAndAnswer() {
    String other = "How many are they, all in all, when nobody takes one away?";
    List<String> details = new ArrayList<>();
    for (GateOutcome outcome :
        List.of(
            judge(MATHS, ITEM + other, "stop", "Four of them, I would say.", "It is 4."),
            judge(MATHS, other, "stop", "As in: " + ITEM, "It is 4."),
            judge(MATHS, other, "stop", "", "As in: " + ITEM + " It is 4."))) {
      details.add(((GateOutcome.Removed) outcome).removal().detail());
    }

    assertThat(details)
        .extracting(detail -> detail.substring(0, detail.indexOf(", as in")))
        .containsExactly(
            "the prompt shares 20 words with eval:1",
            "the thinking shares 20 words with eval:1",
            "the answer shares 20 words with eval:1");
    assertThat(judge(MATHS, other, "stop", "Natalia sold clips to 48 of her friends.", "It is 4."))
        .isInstanceOf(GateOutcome.Passed.class);
  }

  @Test
  void anEmptyAnswerIsShort() {
    assertThat(reason(judge(MATHS, "2 + 2?", "stop", null, null))).isEqualTo(Reason.SYNTH_SHORT);
    assertThat(
            reason(
                gates(SolutionVerifier.NONE)
                    .judge(Texts.answer("en", "A very short story, the end."))))
        .isEqualTo(Reason.SYNTH_SHORT);
    assertThat(reason(judge(MATHS, "2 + 2?", "stop", "Hm.", "It is certainly equal to 4.")))
        .isEqualTo(Reason.SYNTH_SHORT);
  }

  @Test
  void goodTextsPassAllGates() {
    Texts.GOOD.forEach(
        (language, text) ->
            assertThat(gates(SolutionVerifier.NONE).judge(Texts.answer(language, text)))
                .as(language)
                .isInstanceOf(GateOutcome.Passed.class));
  }

  @Test
  void limitsCheckTheirRanges() {
    assertThatThrownBy(() -> new CopyLimits(8, 1.5, 0, 0, 80))
        .hasMessage("maxShare must be from 0 to 1, cannot be: 1.5");
    assertThatThrownBy(() -> new GroupLimits(5, Double.NaN, 8))
        .hasMessage("maxSimilarity must be from 0 to 1, cannot be: NaN");
    assertThatThrownBy(() -> new GroupLimits(5, 0.7, 0))
        .hasMessage("maxResponses must be at least 1, cannot be: 0");
    assertThatThrownBy(() -> new LengthLimits(Map.of(Strategy.QUERY, 1), 1, 1, false))
        .hasMessage("minAnswer must have a number for problem");
  }
}
