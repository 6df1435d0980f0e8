package io.mimodata.jobs.recipe;

import io.mimodata.document.Nearest;
import io.mimodata.document.Reason;
import io.mimodata.filter.policy.Condition;
import io.mimodata.filter.policy.Effect;
import io.mimodata.filter.policy.Facts;
import io.mimodata.filter.policy.Preset;
import io.mimodata.filter.policy.Rule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Reads {@code filter.policy}: a preset, and rows of {@code where → keep, drop or weight}. */
final class PolicySection {
  private static final String STAGE = "filter.";

  private PolicySection() {}

  static Preset preset(Section policy) {
    return policy.choice("preset", Preset.DEFAULT, Preset.class);
  }

  static List<Rule> rules(Section policy) {
    List<Rule> rules = new ArrayList<>();
    for (Section row : policy.sections("rules")) {
      rule(row, rules.size()).ifPresent(rules::add);
      row.finish();
    }
    return rules;
  }

  private static Optional<Rule> rule(Section row, int number) {
    String name = row.text("name", "rule " + (number + 1));
    List<Condition> where = conditions(row.section("where"));
    List<Effect> effects = new ArrayList<>();
    if (row.has("keep") && row.flag("keep", true)) {
      effects.add(new Effect.Keep());
    }
    if (row.has("drop")) {
      drop(row).ifPresent(effects::add);
    }
    if (row.has("weight")) {
      weight(row).ifPresent(effects::add);
    }
    if (effects.size() == 1) {
      return Optional.of(new Rule(name, where, effects.get(0)));
    }
    if (effects.size() > 1 || !(row.has("keep") || row.has("drop") || row.has("weight"))) {
      row.problem("", "must have one of keep, drop and weight, has " + effects.size());
    }
    return Optional.empty();
  }

  private static Optional<Effect> drop(Section row) {
    String wanted = row.text("drop", "");
    List<String> names =
        Arrays.stream(Reason.values())
            .filter(reason -> reason.code().startsWith(STAGE))
            .map(reason -> reason.code().substring(STAGE.length()))
            .toList();
    String name = wanted.equals("true") ? "rule" : wanted;
    if (!names.contains(name)) {
      row.problem(
          "drop",
          "must be true or one of the filter's reasons (%s), is '%s'%s"
              .formatted(String.join(", ", names), wanted, Nearest.hint(wanted, names)));
      return Optional.empty();
    }
    return Reason.ofCode(STAGE + name).map(Effect.Drop::new);
  }

  private static Optional<Effect> weight(Section row) {
    if (!row.isMap("weight")) {
      double factor = row.number("weight", 1, 0, 1_000);
      return Optional.of(new Effect.Weight(factor));
    }
    Section slope = row.section("weight");
    String by = slope.requiredText("by");
    double from = slope.number("from", 1, 0, 1_000);
    double to = slope.number("to", 1, 0, 1_000);
    slope.finish();
    return by.isBlank()
        ? Optional.empty()
        : Optional.ofNullable(slope.checked(null, () -> new Effect.Slope(by, from, to)));
  }

  private static List<Condition> conditions(Section where) {
    List<Condition> conditions = new ArrayList<>();
    for (String key : where.names()) {
      if (!Facts.keys().contains(key)) {
        where.problem(
            key, "is nothing that is known of a document" + Nearest.hint(key, Facts.keys()));
      } else {
        condition(where, key).ifPresent(conditions::add);
      }
    }
    return conditions;
  }

  private static Optional<Condition> condition(Section where, String key) {
    if (!where.isMap(key)) {
      if (Facts.isNumber(key)) {
        double value = where.number(key, 0, -Double.MAX_VALUE, Double.MAX_VALUE);
        return Optional.of(new Condition.Between(key, value, value));
      }
      return Optional.of(
          new Condition.OneOf(key, new TreeSet<>(where.strings(key, List.of())), false));
    }
    Section bounds = where.section(key);
    Optional<Condition> condition;
    if (Facts.isNumber(key)) {
      double min = bounds.number("min", -Double.MAX_VALUE, -Double.MAX_VALUE, Double.MAX_VALUE);
      double max = bounds.number("max", Double.MAX_VALUE, -Double.MAX_VALUE, Double.MAX_VALUE);
      condition =
          Optional.ofNullable(bounds.checked(null, () -> new Condition.Between(key, min, max)));
    } else {
      List<String> not = bounds.strings("not", List.of());
      condition = Optional.of(new Condition.OneOf(key, new TreeSet<>(not), true));
    }
    bounds.finish();
    return condition;
  }
}
