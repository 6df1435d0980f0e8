package io.mimodata.synthgen.gate;

import io.mimodata.synthgen.Strategy;
import java.io.Serializable;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The limits of all gates.
 *
 * @param language of the gate on mixed languages
 * @param repetition of the gate on loops and repetition
 * @param length of the gate on short texts
 * @param verifyAnswers whether answers are checked where the seed has one
 * @param verifyPrograms whether programs are run where the seed has tests; needs a sandbox on every
 *     executor
 * @param copy of the gate on copies of the seed, by strategy; every strategy has some
 * @param decontaminate files of evaluation items (see {@link
 *     io.mimodata.document.contamination.EvaluationFile}), Hadoop paths
 * @param decontaminateWords words in an n-gram that no generation may share with an item; the
 *     MiMo-7B report takes 16 (section 3.1)
 * @param groups of the gates on duplicates and on surplus answers
 */
public record GateConfig(
    LanguageLimits language,
    RepetitionLimits repetition,
    LengthLimits length,
    boolean verifyAnswers,
    boolean verifyPrograms,
    Map<Strategy, CopyLimits> copy,
    List<String> decontaminate,
    int decontaminateWords,
    GroupLimits groups)
    implements Serializable {
  public GateConfig {
    copy = Map.copyOf(copy);
    decontaminate = List.copyOf(decontaminate);
    for (Strategy strategy : Strategy.values()) {
      if (!copy.containsKey(strategy)) {
        throw new IllegalArgumentException("copy must have limits for " + strategy.key());
      }
    }
    Limits.requireAtLeast("decontaminateWords", 2, decontaminateWords);
  }

  /** The defaults of all limits, and no evaluation files. */
  public static GateConfig defaults() {
    Map<Strategy, CopyLimits> copy = new EnumMap<>(Strategy.class);
    copy.put(Strategy.PROBLEM, CopyLimits.ofSolution());
    copy.put(Strategy.PASSAGE, CopyLimits.ofNewText());
    copy.put(Strategy.QUERY, CopyLimits.ofNewText());
    return new GateConfig(
        LanguageLimits.defaults(),
        RepetitionLimits.defaults(),
        LengthLimits.defaults(),
        true,
        false,
        copy,
        List.of(),
        16,
        GroupLimits.defaults());
  }
}
