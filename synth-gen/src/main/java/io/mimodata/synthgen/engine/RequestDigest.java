package io.mimodata.synthgen.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The SHA-256 behind {@link GenerationRequest#requestId()}. It is taken over a sequence of strings,
 * each written as its length in UTF-8 bytes (four bytes, most significant first) and those bytes:
 *
 * <ol>
 *   <li>{@code mimo-request/1}
 *   <li>the model's revision
 *   <li>the number of messages, then role and content of each
 *   <li>the number of parameters that are set, then name and value of each, sorted by name
 *   <li>the number of stop texts, then each
 *   <li>the sample index
 * </ol>
 *
 * <p>Whole numbers are decimal; fractions are the 16 hexadecimal digits of their IEEE 754 bits,
 * since decimal forms differ between platforms. A parameter that is off is left out, so that new
 * parameters change no existing id. {@code temperature}, {@code top_p} and {@code max_tokens} are
 * always set.
 */
final class RequestDigest {
  private static final String VERSION = "mimo-request/1";

  private final MessageDigest digest;

  private RequestDigest() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  static String of(String revision, List<Message> messages, Sampling sampling, int sampleIndex) {
    RequestDigest digest = new RequestDigest();
    digest.add(VERSION).add(revision).add(messages.size());
    for (Message message : messages) {
      digest.add(message.role()).add(message.content());
    }
    Map<String, String> parameters = parameters(sampling);
    digest.add(parameters.size());
    parameters.forEach((name, value) -> digest.add(name).add(value));
    digest.add(sampling.stop().size());
    sampling.stop().forEach(digest::add);
    digest.add(sampleIndex);
    return HexFormat.of().formatHex(digest.digest.digest());
  }

  private static Map<String, String> parameters(Sampling sampling) {
    Map<String, String> parameters = new TreeMap<>();
    parameters.put("temperature", bits(sampling.temperature()));
    parameters.put("top_p", bits(sampling.topP()));
    parameters.put("max_tokens", Integer.toString(sampling.maxTokens()));
    if (sampling.topK() > 0) {
      parameters.put("top_k", Integer.toString(sampling.topK()));
    }
    if (sampling.minP() > 0) {
      parameters.put("min_p", bits(sampling.minP()));
    }
    if (sampling.repetitionPenalty() != 1) {
      parameters.put("repetition_penalty", bits(sampling.repetitionPenalty()));
    }
    return parameters;
  }

  /** Adding zero makes the negative zero the positive one. */
  private static String bits(double value) {
    return HexFormat.of().toHexDigits(Double.doubleToLongBits(value + 0.0));
  }

  private RequestDigest add(int number) {
    return add(Integer.toString(number));
  }

  private RequestDigest add(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
    digest.update(bytes);
    return this;
  }
}
