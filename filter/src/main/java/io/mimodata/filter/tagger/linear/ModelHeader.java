package io.mimodata.filter.tagger.linear;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mimodata.filter.tagger.Dimension;
import io.mimodata.filter.tagger.Domain;
import io.mimodata.filter.tagger.linear.SignalScale.Scale;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** All of a model that is small, as the JSON in its file. */
record ModelHeader(
    String name,
    String version,
    List<String> languages,
    FeatureSettings settings,
    SignalScale signals,
    Outputs outputs,
    String manifest) {
  static ObjectNode of(LinearModel model, ObjectMapper json) throws IOException {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("name", model.name());
    node.put("version", model.version());
    model.languages().forEach(node.putArray("languages")::add);
    ObjectNode features = node.putObject("features");
    features.put("version", FeatureReader.VERSION);
    ObjectNode weights = features.putObject("weights");
    FeatureSettings settings = model.space().settings();
    for (Family family : Family.values()) {
      weights.put(family.key(), settings.weights().get(family));
    }
    features.put("signal_weight", settings.signalWeight());
    features.put("bin_weight", settings.binWeight());
    features.put("max_tokens", settings.maxTokens());
    ArrayNode signals = node.putArray("signals");
    for (Scale scale : model.space().signals().scales()) {
      ObjectNode each = signals.addObject();
      each.put("key", scale.key());
      each.put("size", scale.size());
      each.put("mean", scale.mean());
      each.put("deviation", scale.deviation());
      ArrayNode edges = each.putArray("edges");
      scale.edges().forEach(edges::add);
    }
    Outputs outputs = model.outputs();
    outputs.domains().stream().map(Domain::key).forEach(node.putArray("domains")::add);
    node.put("temperature", outputs.temperature());
    ArrayNode grades = node.putArray("dimensions");
    for (int i = 0; i < outputs.dimensions().size(); i++) {
      ObjectNode each = grades.addObject();
      each.put("key", outputs.dimensions().get(i).key());
      outputs.grades().get(i).inputs().forEach(each.putArray("inputs")::add);
      outputs.grades().get(i).outputs().forEach(each.putArray("outputs")::add);
    }
    node.set("manifest", json.readTree(model.manifest()));
    return node;
  }

  /**
   * Reads a header.
   *
   * @throws IllegalArgumentException if something is missing or wrong
   */
  static ModelHeader parse(JsonNode node) {
    JsonNode features = field(node, "features");
    int version = field(features, "version").asInt();
    if (version != FeatureReader.VERSION) {
      throw new IllegalArgumentException(
          "its features are of version %d, this program's of %d"
              .formatted(version, FeatureReader.VERSION));
    }
    Map<Family, Double> weights = new EnumMap<>(Family.class);
    for (Family family : Family.values()) {
      weights.put(family, field(features, "weights").path(family.key()).asDouble(0));
    }
    FeatureSettings settings =
        new FeatureSettings(
            weights,
            field(features, "signal_weight").asDouble(),
            field(features, "bin_weight").asDouble(),
            field(features, "max_tokens").asInt());
    List<Scale> scales = new ArrayList<>();
    for (JsonNode each : field(node, "signals")) {
      scales.add(
          new Scale(
              field(each, "key").asText(),
              field(each, "size").asDouble(),
              field(each, "mean").asDouble(),
              field(each, "deviation").asDouble(),
              numbers(field(each, "edges"))));
    }
    List<String> languages = new ArrayList<>();
    field(node, "languages").forEach(each -> languages.add(each.asText()));
    return new ModelHeader(
        field(node, "name").asText(),
        field(node, "version").asText(),
        languages,
        settings,
        new SignalScale(scales),
        outputs(node),
        field(node, "manifest").toString());
  }

  private static Outputs outputs(JsonNode node) {
    List<Domain> domains = new ArrayList<>();
    field(node, "domains").forEach(each -> domains.add(known(each, "domain", Domain::ofKey)));
    List<Dimension> dimensions = new ArrayList<>();
    List<MonotoneMap> grades = new ArrayList<>();
    for (JsonNode each : field(node, "dimensions")) {
      dimensions.add(known(field(each, "key"), "dimension", Dimension::ofKey));
      grades.add(new MonotoneMap(numbers(field(each, "inputs")), numbers(field(each, "outputs"))));
    }
    return new Outputs(domains, dimensions, field(node, "temperature").asDouble(), grades);
  }

  private static <T> T known(JsonNode key, String what, Function<String, Optional<T>> of) {
    return of.apply(key.asText())
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "this program does not know its %s: %s".formatted(what, key.asText())));
  }

  private static JsonNode field(JsonNode node, String name) {
    JsonNode value = node.get(name);
    if (value == null) {
      throw new IllegalArgumentException("its header has no " + name);
    }
    return value;
  }

  private static List<Double> numbers(JsonNode node) {
    List<Double> numbers = new ArrayList<>();
    node.forEach(each -> numbers.add(each.asDouble()));
    return numbers;
  }
}
