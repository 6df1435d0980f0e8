package io.mimodata.extract.pdf.math;

import java.util.Set;

/** Names in upright letters that LaTeX has a command for. */
public final class FunctionNames {
  private static final Set<String> LIMITS =
      Set.of(
          "lim", "max", "min", "sup", "inf", "limsup", "liminf", "det", "gcd", "Pr", "argmax",
          "argmin", "esssup", "essinf");
  private static final Set<String> PLAIN =
      Set.of(
          "log", "ln", "lg", "exp", "sin", "cos", "tan", "cot", "sec", "csc", "sinh", "cosh",
          "tanh", "coth", "arcsin", "arccos", "arctan", "arg", "dim", "ker", "deg", "hom", "mod");
  private static final Set<String> COMMANDS =
      Set.of(
          "lim", "max", "min", "sup", "inf", "det", "gcd", "Pr", "log", "ln", "lg", "exp", "sin",
          "cos", "tan", "cot", "sec", "csc", "sinh", "cosh", "tanh", "coth", "arcsin", "arccos",
          "arctan", "arg", "dim", "ker", "deg", "hom");

  private FunctionNames() {}

  /** Whether upright letters are the name of a function. */
  public static boolean contains(String name) {
    return PLAIN.contains(name) || LIMITS.contains(name);
  }

  /** Whether scripts of this function may stand above and below it. */
  public static boolean takesLimits(String name) {
    return LIMITS.contains(name);
  }

  /** The name in LaTeX. */
  static String latex(String name) {
    if (COMMANDS.contains(name)) {
      return "\\" + name;
    }
    return switch (name) {
      case "mod" -> "\\bmod";
      case "limsup", "liminf" -> "\\" + name;
      case "argmax", "argmin", "esssup", "essinf" ->
          "\\operatorname*{" + name.substring(0, 3) + "\\," + name.substring(3) + "}";
      default -> "\\operatorname{" + name + "}";
    };
  }
}
