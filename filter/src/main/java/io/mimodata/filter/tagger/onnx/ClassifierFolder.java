package io.mimodata.filter.tagger.onnx;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mimodata.document.Sha256;
import io.mimodata.document.StageException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What lies in an exported classifier's folder.
 *
 * @param path of the folder
 * @param model file of the network: {@code model.onnx}, or {@code onnx/model.onnx}
 * @param labels of the outputs in their order; of a model that has no names for them {@code
 *     LABEL_0} and so on
 * @param mostTokens that the model takes, or {@link Integer#MAX_VALUE} if the folder does not say
 */
record ClassifierFolder(Path path, Path model, List<String> labels, int mostTokens) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String CONFIG = "config.json";

  /** Models of RoBERTa's family count positions from the one after the padding's. */
  private static final List<String> OFFSET_POSITIONS =
      List.of("roberta", "camembert", "longformer");

  private static final int OFFSET = 2;

  ClassifierFolder {
    labels = List.copyOf(labels);
  }

  static ClassifierFolder read(Path folder) {
    Path model = folder.resolve("model.onnx");
    if (!Files.isRegularFile(model)) {
      model = folder.resolve("onnx/model.onnx");
    }
    if (!Files.isRegularFile(model)) {
      throw new StageException(
          "%s has no model.onnx; export the classifier with optimum".formatted(folder));
    }
    JsonNode config;
    try {
      config = JSON.readTree(folder.resolve(CONFIG).toFile());
    } catch (JsonProcessingException e) {
      throw new StageException(
          "%s is no JSON: %s".formatted(folder.resolve(CONFIG), e.getOriginalMessage()), e);
    } catch (IOException e) {
      throw new StageException(
          "%s can't be read: %s".formatted(folder.resolve(CONFIG), e.getMessage()), e);
    }
    return new ClassifierFolder(folder, model, labels(config, folder), mostTokens(config));
  }

  private static List<String> labels(JsonNode config, Path folder) {
    Map<Integer, String> named = new TreeMap<>();
    for (Map.Entry<String, JsonNode> label : config.path("id2label").properties()) {
      try {
        named.put(Integer.valueOf(label.getKey()), label.getValue().asText());
      } catch (NumberFormatException e) {
        throw new StageException(
            "id2label in %s must have numbers for keys, cannot be: %s"
                .formatted(folder.resolve(CONFIG), label.getKey()));
      }
    }
    int count = config.path("num_labels").asInt(named.isEmpty() ? 2 : named.size());
    List<String> labels = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      labels.add(named.getOrDefault(i, "LABEL_" + i));
    }
    return labels;
  }

  private static int mostTokens(JsonNode config) {
    int positions = config.path("max_position_embeddings").asInt(0);
    if (positions < 1) {
      return Integer.MAX_VALUE;
    }
    String type = config.path("model_type").asText("");
    return OFFSET_POSITIONS.stream().anyMatch(type::contains) ? positions - OFFSET : positions;
  }

  /** SHA-256 over all that decides the outputs. */
  String revision() {
    List<Path> files = new ArrayList<>();
    files.add(model);
    files.add(path.resolve(CONFIG));
    files.add(path.resolve("tokenizer.json"));
    Path weights = model.resolveSibling("model.onnx_data");
    if (Files.exists(weights)) {
      files.add(weights);
    }
    StringBuilder hashes = new StringBuilder();
    for (Path file : files) {
      try (InputStream in = Files.newInputStream(file)) {
        hashes.append(Sha256.hex(in));
      } catch (IOException e) {
        throw new StageException("%s can't be read: %s".formatted(file, e), e);
      }
    }
    return Sha256.hex(hashes.toString().getBytes(US_ASCII));
  }
}
