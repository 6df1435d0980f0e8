package io.mimodata.synthgen.verify.evaluate;

/** Steps that the comparison of two answers may take, about a microsecond each. For one thread. */
public final class Budget {
  private static final int STEPS = 25_000;

  private int left = STEPS;

  /**
   * Takes steps.
   *
   * @throws EvaluationException if there are not as many left
   */
  public void take(int steps) {
    left -= steps;
    if (left < 0) {
      throw EvaluationException.tooLarge("the comparison");
    }
  }
}
