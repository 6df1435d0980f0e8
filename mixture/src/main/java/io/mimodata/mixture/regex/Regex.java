package io.mimodata.mixture.regex;

import io.mimodata.mixture.unicode.CodePoints;
import java.util.List;

/**
 * A pattern, as instructions for a machine that goes back where it fails ({@link Matcher}).
 * Immutable and thread-safe.
 *
 * <p>Knows what patterns of tokenizers are made of: characters, classes with properties, unions and
 * intersections, groups, choices, repetitions of each eagerness, atomic groups, looking ahead and,
 * over a fixed number of characters, behind, ends of lines and texts, and {@code (?i)} over ASCII.
 * The rest is refused.
 */
public final class Regex {
  /** What an instruction does; its numbers are {@code first}, {@code second}. */
  enum Step {
    /** Takes a character of the set {@code first}. */
    CHARACTER,

    /** Takes characters of the set {@code first}, as many as {@link Run} {@code second} says. */
    RUN,

    /** Goes on at {@code first}, and at {@code second} if that fails. */
    FORK,

    /** Goes on at {@code first}. */
    JUMP,

    /** Goes on at {@code first} if what follows, up to {@link #END}, matches here. */
    AHEAD,

    /** The same if it does not match. */
    NOT_AHEAD,

    /** The same if it matches {@code second} characters before. */
    BEHIND,

    NOT_BEHIND,

    /** Takes what follows, up to {@link #END}, goes on at {@code first} and never comes back. */
    ATOMIC,
    TEXT_START,
    TEXT_END,
    LINE_START,
    LINE_END,
    END
  }

  /** How many characters to take; -1 for any number. */
  record Run(int least, int most, boolean givesBack) {}

  private final Step[] steps;
  private final int[] firsts;
  private final int[] seconds;
  private final CodePoints[] sets;
  private final Run[] runs;

  Regex(Step[] steps, int[] firsts, int[] seconds, List<CodePoints> sets, List<Run> runs) {
    this.steps = steps;
    this.firsts = firsts;
    this.seconds = seconds;
    this.sets = sets.toArray(CodePoints[]::new);
    this.runs = runs.toArray(Run[]::new);
  }

  /**
   * Reads a pattern.
   *
   * @throws UnsupportedPatternException if it is none, may match no character, or has parts that
   *     this engine does not know
   */
  public static Regex of(String pattern, Dialect dialect) {
    Node node = new PatternParser(pattern, dialect).parse();
    if (node.mayBeEmpty()) {
      throw new UnsupportedPatternException(pattern, "it may match no character");
    }
    return new RegexCompiler(pattern).compile(node);
  }

  Step step(int at) {
    return steps[at];
  }

  int first(int at) {
    return firsts[at];
  }

  int second(int at) {
    return seconds[at];
  }

  CodePoints set(int index) {
    return sets[index];
  }

  Run run(int index) {
    return runs[index];
  }
}
