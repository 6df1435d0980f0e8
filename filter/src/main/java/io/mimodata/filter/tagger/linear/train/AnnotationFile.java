package io.mimodata.filter.tagger.linear.train;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mimodata.document.Nearest;
import io.mimodata.document.Span;
import io.mimodata.document.StageException;
import io.mimodata.filter.tagger.Dimension;
import io.mimodata.filter.tagger.Domain;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Annotations as JSON, one document a line. Strings {@code id} and {@code text} are required;
 * {@code site} (else the host of {@code url}, else the id), {@code language} ({@code en}), {@code
 * title}, {@code domain}, a number from 0 to 5 for each dimension and {@code weight} (1) may be
 * absent or null. Other fields are not read. A line without domain and grades is an error.
 */
public final class AnnotationFile {
  /** The highest grade of the rubric. */
  public static final double HIGHEST_GRADE = 5;

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Function<String, List<Span>> spans;

  /**
   * Makes a reader.
   *
   * @param spans finds the formulas, code and tables of a text
   */
  public AnnotationFile(Function<String, List<Span>> spans) {
    this.spans = spans;
  }

  /**
   * Reads files in their order.
   *
   * @throws StageException with file and line, if one is wrong or an id is there twice
   */
  public List<Annotation> read(List<Path> files) throws IOException {
    List<Annotation> annotations = new ArrayList<>();
    Map<String, String> places = new HashMap<>();
    for (Path file : files) {
      try (BufferedReader in = Files.newBufferedReader(file, UTF_8)) {
        int number = 0;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
          number++;
          if (line.isBlank()) {
            continue;
          }
          String place = file + ":" + number;
          Annotation annotation = parse(line, place);
          String before = places.putIfAbsent(annotation.id(), place);
          if (before != null) {
            throw wrong(
                place,
                "id must be there once, cannot be: %s, as in %s"
                    .formatted(annotation.id(), before));
          }
          annotations.add(annotation);
        }
      }
    }
    return annotations;
  }

  /** The annotation in one line; the place stands in errors. */
  Annotation parse(String line, String place) {
    JsonNode node;
    try {
      node = JSON.readTree(line);
    } catch (JsonProcessingException e) {
      throw wrong(place, "must be a JSON object: " + e.getOriginalMessage());
    }
    if (!node.isObject()) {
      throw wrong(place, "must be a JSON object, cannot be: " + node.getNodeType());
    }
    String id = string(node, "id", null, place);
    String text = string(node, "text", null, place);
    Domain domain = domain(node, place);
    Map<Dimension, Double> grades = grades(node, place);
    if (domain == null && grades.isEmpty()) {
      throw wrong(place, "must have a domain or a grade");
    }
    double weight = number(node, "weight", Double.MAX_VALUE, 1, place);
    if (weight == 0) {
      throw wrong(place, "weight must be more than 0, cannot be: 0");
    }
    return new Annotation(
        id,
        site(node, id, place),
        string(node, "language", "en", place),
        string(node, "title", "", place).isEmpty() ? null : node.get("title").asText(),
        text,
        spans.apply(text),
        domain,
        grades,
        weight);
  }

  private static String string(JsonNode node, String name, String otherwise, String place) {
    JsonNode value = node.path(name);
    if (value.isTextual()) {
      return value.asText();
    }
    if (otherwise == null || !(value.isMissingNode() || value.isNull())) {
      throw wrong(place, "%s must be a string, cannot be: %s".formatted(name, shown(value)));
    }
    return otherwise;
  }

  private static String shown(JsonNode value) {
    return value.isMissingNode() ? "absent" : value.toString();
  }

  private static String site(JsonNode node, String id, String place) {
    String site = string(node, "site", "", place);
    if (!site.isEmpty()) {
      return site;
    }
    try {
      String host = URI.create(string(node, "url", "", place)).getHost();
      return host == null ? id : host;
    } catch (IllegalArgumentException e) {
      return id;
    }
  }

  private static Domain domain(JsonNode node, String place) {
    String key = string(node, "domain", "", place);
    if (key.isEmpty()) {
      return null;
    }
    return Domain.ofKey(key)
        .orElseThrow(
            () -> {
              List<String> keys = Stream.of(Domain.values()).map(Domain::key).toList();
              String meant =
                  Nearest.of(key, keys).map("; did you mean '%s'?"::formatted).orElse("");
              return wrong(
                  place, "domain must be one of %s, cannot be: %s%s".formatted(keys, key, meant));
            });
  }

  private static Map<Dimension, Double> grades(JsonNode node, String place) {
    Map<Dimension, Double> grades = new EnumMap<>(Dimension.class);
    for (Dimension dimension : Dimension.values()) {
      double grade = number(node, dimension.key(), HIGHEST_GRADE, -1, place);
      if (grade >= 0) {
        grades.put(dimension, grade / HIGHEST_GRADE);
      }
    }
    return grades;
  }

  private static double number(
      JsonNode node, String name, double most, double otherwise, String place) {
    JsonNode value = node.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return otherwise;
    }
    if (!value.isNumber() || !(value.asDouble() >= 0 && value.asDouble() <= most)) {
      throw wrong(
          place,
          "%s must be a number from 0%s, cannot be: %s"
              .formatted(name, most == HIGHEST_GRADE ? " to 5" : "", shown(value)));
    }
    return value.asDouble();
  }

  private static StageException wrong(String place, String what) {
    return new StageException(place + ": " + what);
  }
}
