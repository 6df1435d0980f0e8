package io.mimodata.filter.policy;

import java.io.Serializable;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One row of a policy.
 *
 * @param name for people: stands in the ledger
 * @param where conditions that must all hold; none for every document
 */
public record Rule(String name, List<Condition> where, Effect effect) implements Serializable {
  private static final long serialVersionUID = 1L;

  public Rule {
    where = List.copyOf(where);
  }

  boolean holds(Facts.Subject subject) {
    for (Condition condition : where) {
      if (!condition.holds(subject)) {
        return false;
      }
    }
    return true;
  }

  /** The facts that the conditions asked for, as they stand in the ledger. */
  String describe(Facts.Subject subject) {
    return where.stream()
        .map(condition -> condition.describe(subject))
        .collect(Collectors.joining(", "));
  }
}
