package io.mimodata.mixture.recipe;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One training stage.
 *
 * @param name of the stage and of its folder: letters, digits, {@code -} and {@code _}
 * @param tokens target, in tokens of the stage's shards, those that close documents included; at
 *     least 1
 * @param context length of a training sequence in tokens, at least 1
 * @param exclude names of domains or sources (or {@code a+b} of them, or {@code synthetic}) that
 *     this stage leaves out
 * @param share group to its fraction of the stage's tokens, each above 0 and in sum at most 1;
 *     documents in no group share what is left as they come
 * @param rules of this stage, beside those of all stages
 * @param packing of documents into rows
 */
public record StageRecipe(
    String name,
    long tokens,
    int context,
    List<String> exclude,
    Map<String, Double> share,
    List<Rule> rules,
    Packing packing)
    implements Serializable {
  /** Name of the folder of held-out documents. */
  public static final String VALIDATION = "validation";

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]*");
  private static final Set<String> TAKEN = Set.of("data", "removed", VALIDATION);
  private static final double ROUNDING = 1e-9;

  public StageRecipe {
    exclude = exclude == null ? List.of() : List.copyOf(exclude);
    share = share == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(share));
    rules = List.copyOf(rules);
    Objects.requireNonNull(packing, "packing");
    List<String> problems = problems(name, tokens, context, exclude, share);
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", problems));
    }
  }

  /** A stage without rules whose rows are documents. */
  public static StageRecipe of(
      String name, long tokens, int context, List<String> exclude, Map<String, Double> share) {
    return new StageRecipe(name, tokens, context, exclude, share, List.of(), Packing.DOCUMENTS);
  }

  private static List<String> problems(
      String name, long tokens, int context, List<String> exclude, Map<String, Double> share) {
    List<String> problems = new ArrayList<>();
    if (name == null || !NAME.matcher(name).matches()) {
      problems.add("name must be letters, digits, - and _, cannot be: " + name);
    }
    if (name != null && TAKEN.contains(name)) {
      problems.add("name must not be data, removed or validation, cannot be: " + name);
    }
    if (tokens < 1) {
      problems.add("tokens must be at least 1, cannot be: " + tokens);
    }
    if (context < 1) {
      problems.add("context must be at least 1, cannot be: " + context);
    }
    Set<String> seen = new HashSet<>();
    List<String> groups = new ArrayList<>(exclude);
    groups.addAll(share.keySet());
    for (String group : groups) {
      try {
        for (String member : Group.parse(group).members()) {
          if (member.equals(Group.OTHER)) {
            problems.add("a group must not be named other: that is what no group names");
          } else if (!seen.add(member)) {
            problems.add("share and exclude must name each member once, cannot repeat: " + member);
          }
        }
      } catch (IllegalArgumentException e) {
        problems.add(e.getMessage());
      }
    }
    double sum = 0;
    for (Map.Entry<String, Double> entry : share.entrySet()) {
      Double fraction = entry.getValue();
      if (fraction == null || !(fraction > 0 && fraction <= 1)) {
        problems.add(
            "share.%s must be above 0 and at most 1, cannot be: %s"
                .formatted(entry.getKey(), fraction));
      } else {
        sum += fraction;
      }
    }
    if (sum > 1 + ROUNDING) {
      problems.add("share must be at most 1 in sum, cannot be: " + sum);
    }
    return problems;
  }

  /** The groups of {@link #share}, in the recipe's order. */
  public List<Group> groups() {
    return share.keySet().stream().map(Group::parse).toList();
  }

  /** The fraction of {@link Group#OTHER}: what no group claims. */
  public double otherShare() {
    double rest = 1 - share.values().stream().mapToDouble(Double::doubleValue).sum();
    return rest < ROUNDING ? 0 : rest;
  }
}
