package io.mimodata.mixture.recipe;

/** What happens when a group has too few tokens for its target. */
public enum OnInfeasible {
  /** The mixture fails and says which group lacks how much. */
  ERROR,
  /** The group gives what it has; nothing makes up for the rest, and the report says so. */
  CAP
}
