package io.mimodata.filter.repair;

import java.io.Serializable;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * What is repaired.
 *
 * @param kinds the repairs that are made and counted; empty for none
 */
public record RepairConfig(Set<RepairKind> kinds) implements Serializable {
  public RepairConfig {
    kinds =
        Collections.unmodifiableSet(
            kinds.isEmpty() ? EnumSet.noneOf(RepairKind.class) : EnumSet.copyOf(kinds));
  }

  /** All repairs. */
  public static RepairConfig defaults() {
    return new RepairConfig(EnumSet.allOf(RepairKind.class));
  }

  public static RepairConfig off() {
    return new RepairConfig(Set.of());
  }
}
