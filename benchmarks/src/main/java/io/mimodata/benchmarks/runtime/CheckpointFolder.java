package io.mimodata.benchmarks.runtime;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.mimodata.synthgen.mimo.kernel.Bf16Matrix;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes the synthetic model as Hugging Face lays a checkpoint out, in BF16. */
final class CheckpointFolder {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Where the tensors begin, so that they can be read from mapped memory in whole vectors. */
  private static final int ALIGNMENT = 64;

  private CheckpointFolder() {}

  static void write(SyntheticModel model, Path folder) throws IOException {
    Files.createDirectories(folder);
    Map<String, Object> header = new LinkedHashMap<>();
    long end = 0;
    for (SyntheticModel.Tensor tensor : model.tensors()) {
      long begin = end;
      end += Short.BYTES * tensor.length();
      List<Integer> shape =
          tensor.isVector() ? List.of(tensor.columns()) : List.of(tensor.rows(), tensor.columns());
      header.put(
          tensor.name(),
          Map.of("dtype", "BF16", "shape", shape, "data_offsets", List.of(begin, end)));
    }
    String text = JSON.writeValueAsString(header);
    int padding = Math.floorMod(-(Long.BYTES + text.length()), ALIGNMENT);
    byte[] bytes = (text + " ".repeat(padding)).getBytes(StandardCharsets.US_ASCII);
    try (ByteSink out = new ByteSink(folder.resolve("model.safetensors"))) {
      out.put((long) bytes.length);
      out.put(bytes);
      for (SyntheticModel.Tensor tensor : model.tensors()) {
        float[] row = new float[tensor.columns()];
        for (int r = 0; r < tensor.rows(); r++) {
          tensor.values().read(r, row);
          for (float value : row) {
            out.put(Bf16Matrix.nearest(value));
          }
        }
      }
    }
    JSON.writerWithDefaultPrettyPrinter()
        .writeValue(folder.resolve("config.json").toFile(), configuration());
  }

  private static Map<String, Object> configuration() {
    Map<String, Object> config = new LinkedHashMap<>();
    config.put("model_type", "mimo");
    config.put("vocab_size", SyntheticModel.VOCABULARY);
    config.put("hidden_size", SyntheticModel.HIDDEN);
    config.put("intermediate_size", SyntheticModel.MIDDLE);
    config.put("num_hidden_layers", SyntheticModel.LAYERS);
    config.put("num_attention_heads", SyntheticModel.HEADS);
    config.put("num_key_value_heads", SyntheticModel.KEY_VALUE_HEADS);
    config.put("head_dim", SyntheticModel.HEAD_SIZE);
    config.put("rms_norm_eps", SyntheticModel.NORM_EPSILON);
    config.put("rope_theta", SyntheticModel.ROPE_THETA);
    config.put("max_position_embeddings", SyntheticModel.POSITIONS);
    config.put("num_nextn_predict_layers", 1);
    config.put("tie_word_embeddings", false);
    config.put("attention_bias", true);
    config.put("hidden_act", "silu");
    return config;
  }
}
