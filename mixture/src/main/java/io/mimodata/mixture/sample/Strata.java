package io.mimodata.mixture.sample;

import io.mimodata.mixture.recipe.Group;
import io.mimodata.mixture.recipe.StageRecipe;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The groups of every stage. In one stage a document belongs to at most one: it is left out if
 * {@code exclude} names it in any way; otherwise a group that names {@code synthetic} claims every
 * generated document, then one that names its source, then one that names its domain; what is left
 * is {@link Group#OTHER}. Immutable.
 */
public final class Strata implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Ordinal of a document that a stage leaves out. */
  public static final int NONE = -1;

  private final List<Stratum> all = new ArrayList<>();
  private final List<Membership> stages = new ArrayList<>();

  /** Who belongs where in one stage. */
  private record Membership(Set<String> excluded, Map<String, Integer> ordinals, int other)
      implements Serializable {}

  public Strata(List<StageRecipe> recipes) {
    for (StageRecipe recipe : recipes) {
      int stage = stages.size();
      Set<String> excluded = new HashSet<>();
      recipe.exclude().forEach(group -> excluded.addAll(Group.parse(group).members()));
      Map<String, Integer> ordinals = new HashMap<>();
      for (Group group : recipe.groups()) {
        int ordinal = add(stage, recipe.name(), group.name(), recipe.share().get(group.name()));
        group.members().forEach(member -> ordinals.put(member, ordinal));
      }
      double rest = recipe.otherShare();
      int other = rest == 0 ? NONE : add(stage, recipe.name(), Group.OTHER, rest);
      stages.add(new Membership(excluded, ordinals, other));
    }
  }

  private int add(int stage, String stageName, String group, double share) {
    all.add(new Stratum(stage, stageName, group, share));
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

  /** Ordinal of the stratum to which a document belongs in a stage, or {@link #NONE}. */
  public int of(int stage, String source, String domain, boolean synthetic) {
    Membership membership = stages.get(stage);
    Set<String> excluded = membership.excluded;
    if ((synthetic && excluded.contains(Group.SYNTHETIC))
        || excluded.contains(source)
        || excluded.contains(domain)) {
      return NONE;
    }
    Map<String, Integer> ordinals = membership.ordinals;
    if (synthetic && ordinals.containsKey(Group.SYNTHETIC)) {
      return ordinals.get(Group.SYNTHETIC);
    }
    if (ordinals.containsKey(source)) {
      return ordinals.get(source);
    }
    return ordinals.getOrDefault(domain, membership.other);
  }
}
