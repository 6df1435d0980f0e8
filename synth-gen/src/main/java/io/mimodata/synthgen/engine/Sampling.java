package io.mimodata.synthgen.engine;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * How tokens are drawn and when the answer ends. Some of the parameters are no part of OpenAI's
 * protocol; each has a value that switches it off, and is sent to a server only when it is on.
 *
 * @param temperature 0..2; 0 takes the likeliest token
 * @param topP share of the probability to draw from, above 0 and at most 1; 1 is off
 * @param topK number of tokens to draw from; 0 is off
 * @param minP least probability relative to the likeliest token's, 0..1; 0 is off
 * @param repetitionPenalty divides the logits of tokens that were seen, above 0; 1 is off
 * @param maxTokens greatest length of the answer in tokens, its thinking included
 * @param stop texts that end the answer and are no part of it
 */
public record Sampling(
    double temperature,
    double topP,
    int topK,
    double minP,
    double repetitionPenalty,
    int maxTokens,
    List<String> stop)
    implements Serializable {
  public Sampling {
    stop = List.copyOf(stop);
    List<String> problems = new ArrayList<>();
    if (!(temperature >= 0 && temperature <= 2)) {
      problems.add("temperature must be from 0 to 2, cannot be: " + temperature);
    }
    if (!(topP > 0 && topP <= 1)) {
      problems.add("topP must be above 0 and at most 1, cannot be: " + topP);
    }
    if (topK < 0) {
      problems.add("topK must be at least 0, cannot be: " + topK);
    }
    if (!(minP >= 0 && minP <= 1)) {
      problems.add("minP must be from 0 to 1, cannot be: " + minP);
    }
    if (!(repetitionPenalty > 0 && repetitionPenalty <= 100)) {
      problems.add(
          "repetitionPenalty must be above 0 and at most 100, cannot be: " + repetitionPenalty);
    }
    if (maxTokens < 1) {
      problems.add("maxTokens must be at least 1, cannot be: " + maxTokens);
    }
    if (stop.stream().anyMatch(String::isEmpty)) {
      problems.add("stop must hold no empty text");
    }
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", problems));
    }
  }

  /** Temperature and top-p alone. */
  public static Sampling of(double temperature, double topP, int maxTokens) {
    return new Sampling(temperature, topP, 0, 0, 1, maxTokens, List.of());
  }

  /** Always the likeliest token. */
  public static Sampling greedy(int maxTokens) {
    return of(0, 1, maxTokens);
  }
}
