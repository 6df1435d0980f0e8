package io.mimodata.jobs.recipe;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * A value of a recipe and the place where it stands: a map, a list, or a scalar as its text.
 *
 * <p>Scalars stay text until a reader asks for a type, so that a wrong one is reported with the key
 * it stands under and the text that the user wrote.
 */
final class RecipeNode {
  /** Deeper than any recipe; an alias that refers to itself would have no end. */
  private static final int MAX_DEPTH = 30;

  private final String place;
  private final String scalar;
  private final List<RecipeNode> list;
  private final Map<String, RecipeNode> map;

  private RecipeNode(
      String place, String scalar, List<RecipeNode> list, Map<String, RecipeNode> map) {
    this.place = place;
    this.scalar = scalar;
    this.list = list;
    this.map = map;
  }

  static RecipeNode emptyMap(String place) {
    return new RecipeNode(place, null, null, new LinkedHashMap<>());
  }

  private static RecipeNode emptyList(String place) {
    return new RecipeNode(place, null, new ArrayList<>(), null);
  }

  /**
   * Parses YAML.
   *
   * @param place how to name the text in messages: a file name, or an option
   * @param problems gets one entry if the text is no YAML or repeats a key
   */
  static RecipeNode parse(String yaml, String place, Problems problems) {
    return parse(yaml, place, true, problems);
  }

  private static RecipeNode parse(String yaml, String place, boolean lines, Problems problems) {
    try {
      LoadSettings settings =
          LoadSettings.builder().setLabel(place).setAllowDuplicateKeys(true).build();
      Optional<Node> root = new Compose(settings).composeString(yaml);
      return root.isEmpty() ? emptyMap(place) : convert(root.get(), place, lines, "", problems);
    } catch (MarkedYamlEngineException e) {
      String line =
          e.getProblemMark()
              .filter(mark -> lines)
              .map(mark -> ":" + (mark.getLine() + 1))
              .orElse("");
      problems.add(place + line, "", "is not valid YAML: " + e.getProblem());
      return emptyMap(place);
    } catch (YamlEngineException e) {
      problems.add(
          place, "", "is not valid YAML: " + e.getMessage().lines().findFirst().orElse(""));
      return emptyMap(place);
    }
  }

  private static RecipeNode convert(
      Node node, String label, boolean lines, String path, Problems problems) {
    String place =
        node.getStartMark()
            .filter(mark -> lines)
            .map(mark -> label + ":" + (mark.getLine() + 1))
            .orElse(label);
    if (path.chars().filter(c -> c == '.' || c == '[').count() > MAX_DEPTH) {
      problems.add(place, "", "is nested too deeply, or an alias refers to what it stands in");
      return emptyMap(place);
    }
    if (node instanceof MappingNode mapping) {
      RecipeNode result = emptyMap(place);
      for (NodeTuple tuple : mapping.getValue()) {
        String key =
            tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "(complex key)";
        String keyPath = path.isEmpty() ? key : path + "." + key;
        RecipeNode value = convert(tuple.getValueNode(), label, lines, keyPath, problems);
        if (result.map.put(key, value) != null) {
          problems.add(value.place, keyPath, "is given twice; keep one");
        }
      }
      return result;
    }
    if (node instanceof SequenceNode sequence) {
      RecipeNode result = emptyList(place);
      for (Node item : sequence.getValue()) {
        result.list.add(
            convert(item, label, lines, path + "[" + result.list.size() + "]", problems));
      }
      return result;
    }
    ScalarNode scalar = (ScalarNode) node;
    String text = scalar.getTag().equals(Tag.NULL) ? null : scalar.getValue();
    return new RecipeNode(place, text, null, null);
  }

  /** Where the value stands, as in {@code recipe.yaml:12}. */
  String place() {
    return place;
  }

  boolean isMap() {
    return map != null;
  }

  boolean isList() {
    return list != null;
  }

  boolean isNull() {
    return map == null && list == null && scalar == null;
  }

  Map<String, RecipeNode> map() {
    return map;
  }

  List<RecipeNode> list() {
    return list;
  }

  String scalar() {
    return scalar;
  }

  /** What kind of value this is, for messages. */
  String describe() {
    if (isMap()) {
      return "a map";
    }
    if (isList()) {
      return "a list";
    }
    return isNull() ? "empty" : "'" + scalar + "'";
  }

  /**
   * Sets one value, making the maps on the way.
   *
   * @param assignment {@code key.path=value}; a list's item is {@code sources.0.input}
   */
  void override(String assignment, Problems problems) {
    String place = "--set " + assignment;
    int equals = assignment.indexOf('=');
    if (equals < 1) {
      problems.add(place, "", "must have the form key.path=value");
      return;
    }
    RecipeNode value = parse(assignment.substring(equals + 1), place, false, problems);
    if (value.isMap() && value.map.isEmpty() && assignment.endsWith("=")) {
      value = new RecipeNode(place, null, null, null);
    }
    set(List.of(assignment.substring(0, equals).split("\\.", -1)), value, problems);
  }

  private void set(List<String> keys, RecipeNode value, Problems problems) {
    String key = keys.get(0);
    boolean last = keys.size() == 1;
    if (isList()) {
      int index = key.matches("\\d{1,6}") ? Integer.parseInt(key) : -1;
      if (index < 0 || index >= list.size()) {
        problems.add(
            value.place, key, "must be an index below %d of the list".formatted(list.size()));
      } else if (last) {
        list.set(index, value);
      } else {
        list.get(index).set(keys.subList(1, keys.size()), value, problems);
      }
    } else if (!isMap()) {
      problems.add(value.place, key, "can't be set: the key above it holds " + describe());
    } else if (last) {
      map.put(key, value);
    } else {
      map.compute(key, (k, old) -> old == null || old.isNull() ? emptyMap(value.place) : old)
          .set(keys.subList(1, keys.size()), value, problems);
    }
  }
}
