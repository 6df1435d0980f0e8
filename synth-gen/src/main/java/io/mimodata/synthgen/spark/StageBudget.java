package io.mimodata.synthgen.spark;

import io.mimodata.synthgen.BudgetSpec;
import io.mimodata.synthgen.engine.window.Budget;
import java.io.Serializable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * A stage's budget, in equal parts for its executors: their tasks can't ask each other what they
 * have spent.
 *
 * @param use names the run of the stage
 */
record StageBudget(String use, BudgetSpec spec, int executors) implements Serializable {
  private static final ConcurrentMap<String, Budget> OF_PROCESS = new ConcurrentHashMap<>();

  /** The part of this process, which all its tasks share. */
  Budget ofThisProcess() {
    return OF_PROCESS.computeIfAbsent(use, name -> spec.share(executors));
  }
}
