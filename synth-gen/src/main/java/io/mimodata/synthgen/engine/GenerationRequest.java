package io.mimodata.synthgen.engine;

import java.io.Serializable;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One conversation that an engine is to continue.
 *
 * @param requestId 64 hexadecimal digits that stand for everything the answer depends on, see
 *     {@link #of}
 * @param messages not empty
 * @param sampleIndex tells several answers to the same conversation apart, from 0
 */
public record GenerationRequest(
    String requestId, List<Message> messages, Sampling sampling, int sampleIndex)
    implements Serializable {
  private static final Pattern ID = Pattern.compile("[0-9a-f]{64}");

  public GenerationRequest {
    messages = List.copyOf(messages);
    if (!ID.matcher(requestId).matches()) {
      throw new IllegalArgumentException(
          "requestId must be 64 hexadecimal digits, cannot be: " + requestId);
    }
    if (messages.isEmpty()) {
      throw new IllegalArgumentException("messages must not be empty");
    }
    if (sampleIndex < 0) {
      throw new IllegalArgumentException(
          "sampleIndex must be at least 0, cannot be: " + sampleIndex);
    }
  }

  /**
   * A request with the id that follows from its parts: the SHA-256 over the model's revision, the
   * messages, the sampling and the sample index, each with its length before it. The same parts
   * give the same id on every machine and in every run; persisted generations are found by it.
   *
   * @param revision as in {@link Engine#revision}
   */
  public static GenerationRequest of(
      String revision, List<Message> messages, Sampling sampling, int sampleIndex) {
    return new GenerationRequest(
        RequestDigest.of(revision, messages, sampling, sampleIndex),
        messages,
        sampling,
        sampleIndex);
  }

  /** Seed of the sampling: the first 32 bits of the id without their highest, 0..2^31-1. */
  public int seed() {
    return Integer.parseUnsignedInt(requestId.substring(0, 8), 16) & Integer.MAX_VALUE;
  }
}
