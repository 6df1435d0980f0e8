package io.mimodata.synthgen.mimo.checkpoint;

import com.fasterxml.jackson.databind.JsonNode;
import io.mimodata.document.StageException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The shape of a decoder of the Qwen2 family, as {@code config.json} gives it.
 *
 * @param modelType {@code mimo} or {@code qwen2}
 * @param vocabularySize rows of the embedding table
 * @param hiddenSize numbers of a token between layers
 * @param intermediateSize numbers in the middle of a feed-forward network
 * @param layers decoder layers
 * @param heads of attention
 * @param keyValueHeads each shared by {@code heads / keyValueHeads} heads
 * @param headSize numbers of a head, even
 * @param normEpsilon added to the mean square in a root-mean-square norm
 * @param ropeTheta base of the rotary embedding
 * @param maxPositions longest sequence, in tokens
 * @param mtpLayers layers for multi-token prediction, 0 or more; only the first is used
 * @param tiedEmbeddings whether the embedding table is the output matrix, too
 * @param attentionBias whether query, key and value have biases
 * @param endIds ids that end a text; may be empty
 */
public record ModelConfig(
    String modelType,
    int vocabularySize,
    int hiddenSize,
    int intermediateSize,
    int layers,
    int heads,
    int keyValueHeads,
    int headSize,
    float normEpsilon,
    double ropeTheta,
    int maxPositions,
    int mtpLayers,
    boolean tiedEmbeddings,
    boolean attentionBias,
    Set<Integer> endIds) {
  private static final Set<String> MODEL_TYPES = Set.of("mimo", "qwen2");

  /** Queries of a token, at most: no model has nearly as many. */
  private static final int MOST_IN_A_ROW = 1 << 24;

  public ModelConfig {
    endIds = Set.copyOf(endIds);
  }

  /** Numbers of all heads' queries. */
  public int querySize() {
    return heads * headSize;
  }

  /** Numbers of all heads' keys, or values. */
  public int keyValueSize() {
    return keyValueHeads * headSize;
  }

  /**
   * Reads a configuration.
   *
   * @param generation of {@code generation_config.json}, or null
   * @throws StageException naming all that is missing, wrong or not supported
   */
  static ModelConfig of(Path file, JsonNode json, JsonNode generation) {
    Reader reader = new Reader(json);
    String type = json.path("model_type").asText("");
    if (!MODEL_TYPES.contains(type)) {
      throw new StageException(
          "%s: model_type is '%s'; this runtime reads 'mimo' and 'qwen2'. Serve other models with vLLM or SGLang and give the URL"
              .formatted(file, type));
    }
    int hidden = reader.positive("hidden_size");
    int heads = reader.positive("num_attention_heads");
    int keyValueHeads = reader.positive("num_key_value_heads", heads);
    int headSize = reader.positive("head_dim", heads == 0 ? 0 : hidden / heads);
    boolean isMimo = type.equals("mimo");
    ModelConfig config =
        new ModelConfig(
            type,
            reader.positive("vocab_size"),
            hidden,
            reader.positive("intermediate_size"),
            reader.positive("num_hidden_layers"),
            heads,
            keyValueHeads,
            headSize,
            (float) reader.number("rms_norm_eps", 1e-6),
            reader.ropeTheta(),
            reader.positive("max_position_embeddings", 32_768),
            isMimo ? reader.natural("num_nextn_predict_layers", 0) : 0,
            json.path("tie_word_embeddings").asBoolean(false),
            json.path("attention_bias").asBoolean(true),
            endIds(json, generation));
    reader.check(
        keyValueHeads > 0 && heads % keyValueHeads == 0,
        "num_attention_heads must be a multiple of num_key_value_heads, cannot be: %d and %d"
            .formatted(heads, keyValueHeads));
    reader.check(
        (long) heads * headSize <= MOST_IN_A_ROW,
        "num_attention_heads * head_dim must be at most %d, cannot be: %d * %d"
            .formatted(MOST_IN_A_ROW, heads, headSize));
    reader.check(headSize % 2 == 0, "head_dim must be even, cannot be: " + headSize);
    String activation = json.path("hidden_act").asText("silu");
    reader.check(activation.equals("silu"), "hidden_act must be silu, cannot be: " + activation);
    reader.check(
        !json.path("use_sliding_window").asBoolean(false),
        "use_sliding_window must be false: windows are not supported");
    reader.finish(file);
    return config;
  }

  private static Set<Integer> endIds(JsonNode json, JsonNode generation) {
    Set<Integer> ids = new LinkedHashSet<>();
    for (JsonNode source : generation == null ? List.of(json) : List.of(json, generation)) {
      JsonNode eos = source.path("eos_token_id");
      if (eos.isArray()) {
        eos.forEach(id -> ids.add(id.asInt()));
      } else if (eos.isInt()) {
        ids.add(eos.asInt());
      }
    }
    return ids;
  }

  /** Reads numbers and remembers what is wrong. */
  private static final class Reader {
    private final JsonNode json;
    private final List<String> problems = new ArrayList<>();

    Reader(JsonNode json) {
      this.json = json;
    }

    int positive(String key) {
      if (!json.has(key)) {
        problems.add(key + " is missing");
        return 0;
      }
      return positive(key, 0);
    }

    int positive(String key, int absent) {
      int value = natural(key, absent);
      check(
          value > 0,
          "%s must be above 0, cannot be: %s"
              .formatted(key, json.has(key) ? json.path(key) : value));
      return value;
    }

    int natural(String key, int absent) {
      JsonNode value = json.path(key);
      if (value.isMissingNode() || value.isNull()) {
        return absent;
      }
      check(
          value.canConvertToInt() && value.isIntegralNumber() && value.asInt() >= 0,
          key + " must be a whole number, cannot be: " + value);
      return value.asInt();
    }

    double number(String key, double absent) {
      JsonNode value = json.path(key);
      if (value.isMissingNode() || value.isNull()) {
        return absent;
      }
      return number(key, value);
    }

    private double number(String key, JsonNode value) {
      check(
          value.isNumber() && value.asDouble() > 0 && Double.isFinite(value.asDouble()),
          key + " must be a number above 0, cannot be: " + value);
      return value.asDouble();
    }

    /** Older files have the base at the top, newer ones in {@code rope_parameters}. */
    double ropeTheta() {
      for (String key : List.of("rope_scaling", "rope_parameters")) {
        JsonNode rope = json.path(key);
        String type = rope.path("rope_type").asText(rope.path("type").asText("default"));
        check(
            type.equals("default"),
            "%s must be of type default, cannot be: %s".formatted(key, type));
        if (rope.path("rope_theta").isNumber()) {
          return number(key + ".rope_theta", rope.path("rope_theta"));
        }
      }
      return number("rope_theta", 10_000);
    }

    void check(boolean holds, String problem) {
      if (!holds) {
        problems.add(problem);
      }
    }

    void finish(Path file) {
      if (!problems.isEmpty()) {
        throw new StageException(file + ": " + String.join("; ", problems));
      }
    }
  }
}
