package io.mimodata.extract.tex;

/**
 * Which delimiters mean mathematics in a text.
 *
 * @param engine whether the page loads MathJax, KaTeX or the like; without one, what stands between
 *     delimiters must also look like mathematics
 * @param singleDollar what {@code $..$} means
 * @param doubleHash whether {@code ##..##} is a formula in a line
 * @param asciiMath whether a formula in AsciiMath stands between backquotes
 */
public record TexDelimiters(
    boolean engine, SingleDollar singleDollar, boolean doubleHash, boolean asciiMath) {
  /** Delimiters without {@code ##..##} and AsciiMath. */
  public TexDelimiters(boolean engine, SingleDollar singleDollar) {
    this(engine, singleDollar, false, false);
  }

  /** What a pair of single dollars means. */
  public enum SingleDollar {
    /** Always a formula: the page's configuration says so. */
    FORMULA,
    /** A formula where it looks like one: the configuration can't be seen. */
    IF_EVIDENT,
    /** Money, variables of a shell: never a formula. */
    LITERAL
  }
}
