package io.mimodata.jobs.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mimodata.synthgen.reward.DifficultyGroups;
import io.mimodata.synthgen.reward.DifficultyLevels;
import io.mimodata.synthgen.reward.GroupAdvantages;
import io.mimodata.synthgen.reward.RewardScheme;
import io.mimodata.synthgen.reward.TestGroup;
import io.mimodata.synthgen.reward.TestOutcomes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/**
 * The rows of the command {@code reward}.
 *
 * @param levels for rows whose tests are to be grouped here
 */
record RewardRows(DifficultyLevels levels) {
  /** A row's rewards, in the form that follows from its fields. */
  ObjectNode reward(JsonLine line) {
    ObjectNode result = line.answer();
    boolean many = line.row().has("rollouts");
    if (many == line.row().has("passed")) {
      throw line.problem("must have either 'rollouts', or 'groups', 'weights' and 'passed'");
    }
    try {
      return many ? ofRollouts(line, result) : ofSolution(line, result);
    } catch (IllegalArgumentException e) {
      throw line.problem("can't be rewarded: " + e.getMessage());
    }
  }

  private static ObjectNode ofSolution(JsonLine line, ObjectNode result) {
    DifficultyGroups groups = DifficultyGroups.named(names(line), levels(line));
    List<Boolean> passed = booleans(line.row().get("passed"), line, "passed");
    for (RewardScheme scheme : RewardScheme.values()) {
      result.put(scheme.key(), scheme.reward(groups, passed));
    }
    return result;
  }

  private ObjectNode ofRollouts(JsonLine line, ObjectNode result) {
    TestOutcomes outcomes =
        new TestOutcomes(
            list(
                line.row().get("rollouts"),
                line,
                "rollouts",
                solution -> booleans(solution, line, "rollouts")));
    List<Double> rates =
        line.row().has("pass_rates")
            ? list(line.row().get("pass_rates"), line, "pass_rates", rate -> number(rate, line))
            : outcomes.passRates();
    DifficultyGroups groups = DifficultyGroups.cluster(rates, levels);
    putGroups(result, rates, groups);
    ObjectNode advantages = JsonNodeFactory.instance.objectNode();
    ObjectNode zeroVariance = JsonNodeFactory.instance.objectNode();
    for (RewardScheme scheme : RewardScheme.values()) {
      List<Double> rewards =
          outcomes.solutions().stream().map(passed -> scheme.reward(groups, passed)).toList();
      GroupAdvantages group = GroupAdvantages.of(rewards);
      rewards.forEach(result.withArray(scheme.key())::add);
      group.advantages().forEach(advantages.withArray(scheme.key())::add);
      zeroVariance.put(scheme.key(), group.zeroVariance());
    }
    result.set("advantages", advantages);
    return result.set("zero_variance", zeroVariance);
  }

  /** In the form in which a row of one solution has them. */
  private static void putGroups(ObjectNode result, List<Double> rates, DifficultyGroups groups) {
    rates.forEach(result.putArray("pass_rates")::add);
    String[] names = new String[groups.testCount()];
    for (TestGroup group : groups.groups()) {
      group.tests().forEach(test -> names[test] = group.name());
    }
    ArrayNode ofTests = result.putArray("groups");
    for (String name : names) {
      ofTests.add(name);
    }
    ObjectNode weights = result.putObject("weights");
    groups.groups().forEach(group -> weights.put(group.name(), group.weight()));
  }

  private static List<String> names(JsonLine line) {
    return list(
        line.row().path("groups"),
        line,
        "groups",
        name -> {
          if (!name.isTextual()) {
            throw line.problem("has a group that is no string: " + name);
          }
          return name.asText();
        });
  }

  private static DifficultyLevels levels(JsonLine line) {
    JsonNode weights = line.row().path("weights");
    if (!weights.isObject()) {
      throw line.problem("has no field 'weights' that is an object");
    }
    Map<String, Double> byName = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> weight : weights.properties()) {
      byName.put(weight.getKey(), number(weight.getValue(), line));
    }
    return DifficultyLevels.ofNames(byName);
  }

  private static List<Boolean> booleans(JsonNode array, JsonLine line, String field) {
    return list(
        array,
        line,
        field,
        value -> {
          if (!value.isBoolean()) {
            throw line.problem(
                "has an outcome in '%s' that is neither true nor false: %s"
                    .formatted(field, value));
          }
          return value.booleanValue();
        });
  }

  private static double number(JsonNode value, JsonLine line) {
    if (!value.isNumber()) {
      throw line.problem("has a weight or rate that is no number: " + value);
    }
    return value.doubleValue();
  }

  private static <T> List<T> list(
      JsonNode array, JsonLine line, String field, Function<JsonNode, T> element) {
    if (!array.isArray()) {
      throw line.problem("has a field '%s' that is no array".formatted(field));
    }
    return StreamSupport.stream(array.spliterator(), false).map(element).toList();
  }
}
