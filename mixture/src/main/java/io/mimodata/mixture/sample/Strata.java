package io.mimodata.mixture.sample;

import io.mimodata.mixture.MixtureConfig;
import io.mimodata.mixture.recipe.Cell;
import io.mimodata.mixture.recipe.Group;
import io.mimodata.mixture.recipe.Rule;
import io.mimodata.mixture.recipe.StageRecipe;
import io.mimodata.mixture.recipe.Where;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The groups of every stage, and where a cell's documents stand in them. In one stage a document
 * belongs to at most one group: it is left out if {@code exclude} names it in any way; otherwise
 * the recipe's own groups claim it in their order, then one that names {@code synthetic} if it is
 * generated, then one that names its source, then one that names its domain; what is left is {@link
 * Group#OTHER}. Immutable.
 */
public final class Strata implements Serializable {
  private static final long serialVersionUID = 1L;

  private final MixtureConfig config;
  private final List<Stratum> all = new ArrayList<>();
  private final List<Membership> stages = new ArrayList<>();

  /** Few, however many documents there are. */
  private final Map<Cell, Placement[]> placements = new ConcurrentHashMap<>();

  /** Who belongs where in one stage. */
  private record Membership(
      Set<String> excluded, Map<String, Integer> ordinals, Integer other, List<Rule> rules)
      implements Serializable {}

  /**
   * Where a cell stands in a stage.
   *
   * @param stratum ordinal of its stratum
   * @param rate product of the rates of all rules that hold for it, above 0
   * @param maxEpochs how often its documents may be repeated
   */
  public record Placement(int stratum, double rate, double maxEpochs) implements Serializable {}

  public Strata(MixtureConfig config) {
    this.config = config;
    for (StageRecipe recipe : config.stages()) {
      add(recipe);
    }
  }

  private void add(StageRecipe recipe) {
    int stage = stages.size();
    Set<String> excluded = new HashSet<>();
    recipe.exclude().forEach(group -> excluded.addAll(Group.parse(group).members()));
    Map<String, Integer> ordinals = new HashMap<>();
    double before = 0;
    for (Group group : recipe.groups()) {
      double share = recipe.share().get(group.name());
      int ordinal = add(stage, recipe, group.name(), before, share);
      before += share;
      group.members().forEach(member -> ordinals.put(member, ordinal));
    }
    double rest = recipe.otherShare();
    Integer other = rest == 0 ? null : (Integer) add(stage, recipe, Group.OTHER, before, rest);
    List<Rule> rules = new ArrayList<>(config.rules());
    rules.addAll(recipe.rules());
    stages.add(new Membership(excluded, ordinals, other, rules));
  }

  /** Shares are rounded in sum, so that the groups' tokens are the stage's. */
  private int add(int stage, StageRecipe recipe, String group, double before, double share) {
    double tokens = recipe.tokens();
    long from = Math.min(Math.round(before * tokens), recipe.tokens());
    long to = Math.min(Math.round((before + share) * tokens), recipe.tokens());
    all.add(new Stratum(stage, recipe.name(), group, share, to - from));
    return all.size() - 1;
  }

  /** Every stratum; its place in the list is its ordinal. */
  public List<Stratum> all() {
    return List.copyOf(all);
  }

  /** Number of strata. */
  public int size() {
    return all.size();
  }

  /** Number of stages. */
  public int stages() {
    return stages.size();
  }

  /** Where a cell stands in a stage, or null where the stage leaves it out. */
  public Placement of(int stage, Cell cell) {
    Placement[] known = placements.get(cell);
    if (known == null) {
      known = new Placement[stages.size()];
      for (int i = 0; i < known.length; i++) {
        known[i] = place(stages.get(i), cell);
      }
      placements.put(cell, known);
    }
    return known[stage];
  }

  /** Whether every stage leaves a cell out. */
  public boolean excluded(Cell cell) {
    for (int stage = 0; stage < stages.size(); stage++) {
      if (of(stage, cell) != null) {
        return false;
      }
    }
    return true;
  }

  private Placement place(Membership stage, Cell cell) {
    List<String> names = names(cell);
    if (names.stream().anyMatch(stage.excluded::contains)) {
      return null;
    }
    Integer stratum =
        names.stream()
            .filter(stage.ordinals::containsKey)
            .findFirst()
            .map(stage.ordinals::get)
            .orElse(stage.other);
    double rate = 1;
    for (Rule rule : stage.rules) {
      rate *= rule.where().holds(cell) ? rule.rate() : 1;
    }
    return stratum == null || rate == 0 ? null : new Placement(stratum, rate, maxEpochs(names));
  }

  /** The names by which groups may claim a cell, in the order in which they do. */
  private List<String> names(Cell cell) {
    List<String> names = new ArrayList<>();
    for (Map.Entry<String, Where> group : config.groups().entrySet()) {
      if (group.getValue().holds(cell)) {
        names.add(group.getKey());
      }
    }
    if (cell.synthetic()) {
      names.add(Group.SYNTHETIC);
    }
    // A group of the recipe's own hides a source or a domain of its name.
    if (!config.groups().containsKey(cell.source())) {
      names.add(cell.source());
    }
    if (cell.domain() != null && !config.groups().containsKey(cell.domain())) {
      names.add(cell.domain());
    }
    return names;
  }

  private double maxEpochs(List<String> names) {
    for (Map.Entry<String, Double> cap : config.epochs().groups().entrySet()) {
      if (Group.parse(cap.getKey()).members().stream().anyMatch(names::contains)) {
        return cap.getValue();
      }
    }
    return names.contains(Group.SYNTHETIC)
        ? config.epochs().synthetic()
        : config.epochs().natural();
  }
}
