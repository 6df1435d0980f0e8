package io.mimodata.synthgen.spark;

import io.mimodata.synthgen.engine.Usage;
import java.io.Serializable;
import org.apache.spark.SparkContext;
import org.apache.spark.util.LongAccumulator;

/** Tokens that answers have cost so far, under names that a listener knows them by. */
record TokenCounters(LongAccumulator prompt, LongAccumulator completion) implements Serializable {
  static TokenCounters of(SparkContext context) {
    return new TokenCounters(
        context.longAccumulator("synth.prompt_tokens"),
        context.longAccumulator(SynthStage.COMPLETION_TOKENS));
  }

  void add(Usage usage) {
    prompt.add(usage.allPromptTokens());
    completion.add(usage.allCompletionTokens());
  }
}
