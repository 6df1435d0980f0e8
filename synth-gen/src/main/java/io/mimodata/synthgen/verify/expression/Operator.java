package io.mimodata.synthgen.verify.expression;

import java.util.Map;

/** What can be done with scalars. The comments give the arguments where they aren't obvious. */
public enum Operator {
  ADD,
  NEGATE,
  MULTIPLY,
  DIVIDE,
  POWER,
  /** Both values: of one argument, or of two. */
  PLUS_MINUS,
  /** As {@link #PLUS_MINUS} with the other sign. */
  MINUS_PLUS,
  PERCENT,
  FACTORIAL,
  DOUBLE_FACTORIAL,
  BINOMIAL,
  /** Radicand, index. */
  ROOT,
  ABSOLUTE,
  FLOOR,
  CEILING,
  SIN,
  COS,
  TAN,
  COT,
  SEC,
  CSC,
  ARCSIN,
  ARCCOS,
  ARCTAN,
  ARCCOT,
  SINH,
  COSH,
  TANH,
  EXP,
  LN,
  /** Argument, base. */
  LOG,
  MIN,
  MAX,
  GCD,
  LCM,
  MOD,
  /** Body, bound name, first and last value. */
  SUM,
  /** As {@link #SUM}. */
  PRODUCT,
  DETERMINANT,
  /** Name, arguments: a function that nothing is known of. */
  FUNCTION,
  /** Name, index: a member of a sequence, or a name with a mark. */
  INDEX,
  /** Name, then anything: known by its form only, as an integral. */
  FORM;

  private static final Map<String, Operator> BY_WORD =
      Map.ofEntries(
          Map.entry("sin", SIN),
          Map.entry("cos", COS),
          Map.entry("tan", TAN),
          Map.entry("tg", TAN),
          Map.entry("cot", COT),
          Map.entry("ctg", COT),
          Map.entry("sec", SEC),
          Map.entry("csc", CSC),
          Map.entry("cosec", CSC),
          Map.entry("arcsin", ARCSIN),
          Map.entry("arccos", ARCCOS),
          Map.entry("arctan", ARCTAN),
          Map.entry("arctg", ARCTAN),
          Map.entry("arccot", ARCCOT),
          Map.entry("asin", ARCSIN),
          Map.entry("acos", ARCCOS),
          Map.entry("atan", ARCTAN),
          Map.entry("sinh", SINH),
          Map.entry("cosh", COSH),
          Map.entry("tanh", TANH),
          Map.entry("exp", EXP),
          Map.entry("ln", LN),
          Map.entry("log", LOG),
          Map.entry("lg", LOG),
          Map.entry("abs", ABSOLUTE),
          Map.entry("floor", FLOOR),
          Map.entry("ceil", CEILING),
          Map.entry("min", MIN),
          Map.entry("max", MAX),
          Map.entry("gcd", GCD),
          Map.entry("lcm", LCM),
          Map.entry("det", DETERMINANT));

  private static final Map<Operator, Operator> INVERSES =
      Map.of(SIN, ARCSIN, COS, ARCCOS, TAN, ARCTAN, COT, ARCCOT);

  /** The function of a name, as {@code sin}; null if there is none. */
  public static Operator ofWord(String word) {
    return BY_WORD.get(word);
  }

  /** The inverse that {@code f^{-1}} means; null if it isn't one with a name. */
  public Operator inverse() {
    return INVERSES.get(this);
  }
}
