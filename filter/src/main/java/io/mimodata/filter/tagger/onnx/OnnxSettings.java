package io.mimodata.filter.tagger.onnx;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * How a classifier is run.
 *
 * @param mapping what its outputs mean
 * @param maxLength tokens of a document at most, special tokens included; fewer if the model takes
 *     no more
 * @param tailTokens how many of them come from the end of a text that is longer; 0 for the
 *     beginning alone
 * @param batchSize documents that are run together
 * @param threads of one run
 */
public record OnnxSettings(
    LabelMapping mapping, int maxLength, int tailTokens, int batchSize, int threads)
    implements Serializable {
  public OnnxSettings {
    List<String> problems = new ArrayList<>();
    if (maxLength < 8) {
      problems.add("max_length must be at least 8, cannot be: " + maxLength);
    }
    if (tailTokens < 0 || tailTokens > maxLength / 2) {
      problems.add("tail must be between 0 and half of max_length, cannot be: " + tailTokens);
    }
    if (batchSize < 1) {
      problems.add("batch_size must be at least 1, cannot be: " + batchSize);
    }
    if (threads < 1) {
      problems.add("threads must be at least 1, cannot be: " + threads);
    }
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", problems));
    }
  }
}
