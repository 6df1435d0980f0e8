package io.mimodata.synthgen.mimo;

import io.mimodata.synthgen.mimo.Safetensors.Tensor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;

/**
 * A small model of made-up numbers: a folder for the runtime, and numbers for the {@link
 * ReferenceDecoder}.
 */
public record ToyModel(Shape shape, Storage storage, Map<String, Tensor> tensors) {
  private static final String MTP = "model.mtp_layers.0.";

  /** What {@code config.json} says. */
  public record Shape(
      String type,
      int vocabulary,
      int hidden,
      int middle,
      int layers,
      int heads,
      int keyValueHeads,
      int headSize,
      int mtpLayers,
      boolean tied,
      int maxPositions) {
    /** Of the MiMo kind with a layer that foretells; no size is a multiple of 32. */
    public static final Shape MIMO = new Shape("mimo", 77, 40, 56, 2, 6, 2, 10, 1, false, 256);

    /** Of the Qwen2 kind with a tied head, and as many key and value heads as heads. */
    public static final Shape QWEN2 = new Shape("qwen2", 50, 36, 70, 3, 3, 3, 12, 0, true, 256);

    /** All sizes multiples of 32, as weights have to lie that are read where they are. */
    public static final Shape EVEN = new Shape("mimo", 96, 64, 96, 2, 4, 1, 16, 1, false, 256);

    public Shape withMaxPositions(int positions) {
      return new Shape(
          type,
          vocabulary,
          hidden,
          middle,
          layers,
          heads,
          keyValueHeads,
          headSize,
          mtpLayers,
          tied,
          positions);
    }

    /** {@code config.json} as Hugging Face writes it. */
    public String json() {
      return """
          {
            "model_type": "%s",
            "vocab_size": %d,
            "hidden_size": %d,
            "intermediate_size": %d,
            "num_hidden_layers": %d,
            "num_attention_heads": %d,
            "num_key_value_heads": %d,
            "head_dim": %d,
            "num_nextn_predict_layers": %d,
            "tie_word_embeddings": %b,
            "max_position_embeddings": %d,
            "hidden_act": "silu",
            "attention_bias": true,
            "use_sliding_window": false,
            "rope_scaling": null,
            "rope_theta": 640000,
            "rms_norm_eps": 1e-05,
            "eos_token_id": 0
          }
          """
          .formatted(
              type,
              vocabulary,
              hidden,
              middle,
              layers,
              heads,
              keyValueHeads,
              headSize,
              mtpLayers,
              tied,
              maxPositions);
    }
  }

  /** Random weights, so large that attention and biases matter. */
  public static ToyModel random(Shape shape, Storage storage, long seed) {
    Builder builder = new Builder(shape, new Random(seed));
    builder.matrix("model.embed_tokens.weight", shape.vocabulary(), shape.hidden(), 1);
    for (int layer = 0; layer < shape.layers(); layer++) {
      builder.block("model.layers.%d.".formatted(layer), 1);
    }
    builder.vector("model.norm.weight", shape.hidden(), 1, 0.1);
    if (!shape.tied()) {
      builder.matrix(
          "lm_head.weight", shape.vocabulary(), shape.hidden(), 1 / Math.sqrt(shape.hidden()));
    }
    if (shape.mtpLayers() > 0) {
      builder.mtp(1);
    }
    return builder.build(storage);
  }

  /**
   * A model whose next token is mostly the one behind the last, {@code (id + 1) % vocabulary}, and
   * whose layer for multi-token prediction knows.
   *
   * @param noise 0 for always; with about 1 some other tokens come, and some are foretold wrongly
   */
  public static ToyModel successor(Shape shape, double noise, long seed) {
    Random random = new Random(seed);
    Builder builder = new Builder(shape, random);
    int hidden = shape.hidden();
    Tensor embedding = builder.matrix("model.embed_tokens.weight", shape.vocabulary(), hidden, 1);
    for (int layer = 0; layer < shape.layers(); layer++) {
      builder.block("model.layers.%d.".formatted(layer), noise);
    }
    builder.vector("model.norm.weight", hidden, 1, 0);
    float[] head = new float[shape.vocabulary() * hidden];
    for (int id = 0; id < shape.vocabulary(); id++) {
      int next = (id + 1) % shape.vocabulary();
      System.arraycopy(embedding.values(), id * hidden, head, next * hidden, hidden);
    }
    builder.put("lm_head.weight", head, shape.vocabulary(), hidden);
    if (shape.mtpLayers() > 0) {
      builder.mtp(noise);
      float[] input = builder.tensors.get(MTP + "input_proj.weight").values();
      for (int i = 0; i < hidden; i++) {
        input[i * 2 * hidden + hidden + i] += 1;
      }
    }
    return builder.build(Storage.F32);
  }

  /** The same with other numbers in its matrices. */
  ToyModel withMatrices(UnaryOperator<Tensor> change) {
    Map<String, Tensor> changed = new LinkedHashMap<>();
    tensors.forEach(
        (name, tensor) ->
            changed.put(name, tensor.shape().length == 2 ? change.apply(tensor) : tensor));
    return new ToyModel(shape, storage, changed);
  }

  /** Writes the folder, with one file of weights. */
  public Path write(Path folder) {
    try {
      Files.createDirectories(folder);
      Files.writeString(folder.resolve("config.json"), shape.json());
      Safetensors.write(folder.resolve("model.safetensors"), tensors, storage);
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes the folder with an index and so many files of weights. */
  Path write(Path folder, int files) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("config.json"), shape.json());
    StringBuilder index = new StringBuilder();
    List<String> names = List.copyOf(tensors.keySet());
    for (int file = 0; file < files; file++) {
      String fileName = "model-%05d-of-%05d.safetensors".formatted(file + 1, files);
      Map<String, Tensor> part = new LinkedHashMap<>();
      for (int i = file; i < names.size(); i += files) {
        part.put(names.get(i), tensors.get(names.get(i)));
        index.append(index.isEmpty() ? "" : ",");
        index.append("\"%s\":\"%s\"".formatted(names.get(i), fileName));
      }
      Safetensors.write(folder.resolve(fileName), part, storage);
    }
    Files.writeString(
        folder.resolve("model.safetensors.index.json"),
        "{\"metadata\":{\"total_size\":0},\"weight_map\":{%s}}".formatted(index));
    return folder;
  }

  private static final class Builder {
    private final Shape shape;
    private final Random random;
    private final Map<String, Tensor> tensors = new LinkedHashMap<>();

    Builder(Shape shape, Random random) {
      this.shape = shape;
      this.random = random;
    }

    Tensor put(String name, float[] values, int... dimensions) {
      Tensor tensor = new Tensor(dimensions, values);
      tensors.put(name, tensor);
      return tensor;
    }

    private float[] gaussian(int length, double mean, double deviation) {
      float[] values = new float[length];
      for (int i = 0; i < length; i++) {
        values[i] = (float) (mean + deviation * random.nextGaussian());
      }
      return values;
    }

    Tensor matrix(String name, int rows, int columns, double deviation) {
      return put(name, gaussian(rows * columns, 0, deviation), rows, columns);
    }

    void vector(String name, int length, double mean, double deviation) {
      put(name, gaussian(length, mean, deviation), length);
    }

    /** A decoder layer that adds to its input in proportion to a gain. */
    void block(String prefix, double gain) {
      int hidden = shape.hidden();
      int queries = shape.heads() * shape.headSize();
      int keys = shape.keyValueHeads() * shape.headSize();
      double usual = 1 / Math.sqrt(hidden);
      vector(prefix + "input_layernorm.weight", hidden, 1, 0.1);
      vector(prefix + "post_attention_layernorm.weight", hidden, 1, 0.1);
      matrix(prefix + "self_attn.q_proj.weight", queries, hidden, 1.5 * usual);
      matrix(prefix + "self_attn.k_proj.weight", keys, hidden, 1.5 * usual);
      matrix(prefix + "self_attn.v_proj.weight", keys, hidden, usual);
      vector(prefix + "self_attn.q_proj.bias", queries, 0, 0.5);
      vector(prefix + "self_attn.k_proj.bias", keys, 0, 0.5);
      vector(prefix + "self_attn.v_proj.bias", keys, 0, 0.5);
      matrix(prefix + "self_attn.o_proj.weight", hidden, queries, 1.5 * gain / Math.sqrt(queries));
      matrix(prefix + "mlp.gate_proj.weight", shape.middle(), hidden, usual);
      matrix(prefix + "mlp.up_proj.weight", shape.middle(), hidden, usual);
      matrix(
          prefix + "mlp.down_proj.weight",
          hidden,
          shape.middle(),
          1.5 * gain / Math.sqrt(shape.middle()));
    }

    void mtp(double gain) {
      int hidden = shape.hidden();
      for (String norm : List.of("token", "hidden", "final")) {
        vector(MTP + norm + "_layernorm.weight", hidden, 1, 0.1);
      }
      matrix(MTP + "input_proj.weight", hidden, 2 * hidden, gain / Math.sqrt(2 * hidden));
      block(MTP, gain);
    }

    ToyModel build(Storage storage) {
      Map<String, Tensor> rounded = new LinkedHashMap<>();
      tensors.forEach((name, tensor) -> rounded.put(name, tensor.rounded(storage)));
      return new ToyModel(shape, storage, rounded);
    }
  }

  /** Ids from 1 on, so that the end of a text is not among them. */
  public static int[] prompt(Shape shape, int length, long seed) {
    return new Random(seed).ints(length, 1, shape.vocabulary()).toArray();
  }

  @Override
  public String toString() {
    return "%s %s, tied %b".formatted(shape.type(), storage, shape.tied());
  }

  /** A vector or a matrix's row. */
  float[] row(String name, int row, int length) {
    return Arrays.copyOfRange(tensors.get(name).values(), row * length, (row + 1) * length);
  }
}
