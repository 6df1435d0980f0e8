package io.mimodata.filter.tagger.llm;

import io.mimodata.filter.tagger.Dimension;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What a language model is asked for.
 *
 * @param tellsDomain whether its domain goes into the tags; the rubric asks for it in any case
 * @param dimensions whose grades go into the tags, in the order of {@link Dimension}; likewise
 * @param answerRetries how often a document is asked about again after an answer that can't be read
 * @param excerptTokens of a document's text at most, counted as {@link Excerpt} does
 */
public record LlmSettings(
    boolean tellsDomain, Set<Dimension> dimensions, int answerRetries, int excerptTokens)
    implements Serializable {
  public LlmSettings {
    Set<Dimension> ordered = EnumSet.noneOf(Dimension.class);
    ordered.addAll(dimensions);
    dimensions = Collections.unmodifiableSet(ordered);
    List<String> problems = new ArrayList<>();
    if (!tellsDomain && dimensions.isEmpty()) {
      problems.add("a tagger must tell the domain or a dimension");
    }
    if (answerRetries < 0) {
      problems.add("answer_retries must be at least 0, cannot be: " + answerRetries);
    }
    if (excerptTokens < 100) {
      problems.add("excerpt must be at least 100, cannot be: " + excerptTokens);
    }
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", problems));
    }
  }

  /** Everything, two retries, 2,000 tokens. */
  public static LlmSettings defaults() {
    return new LlmSettings(true, EnumSet.allOf(Dimension.class), 2, 2_000);
  }
}
