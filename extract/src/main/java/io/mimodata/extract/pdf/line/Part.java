package io.mimodata.extract.pdf.line;

/**
 * A stretch of a line: prose, a formula or code.
 *
 * @param kind what it is
 * @param text its text; LaTeX for a formula
 * @param confidence of a formula, 0 to 1; 1 for anything else
 * @param spaced whether white space stands before it on the page
 * @param open whether it is a formula that ends in a sign which wants an operand
 */
public record Part(Kind kind, String text, double confidence, boolean spaced, boolean open) {
  /** What a stretch of a line is. */
  public enum Kind {
    PROSE,
    FORMULA,
    CODE
  }

  /** Whether it is a formula. */
  public boolean isFormula() {
    return kind == Kind.FORMULA;
  }
}
