package io.mimodata.extract.tex.asciimath;

/**
 * A symbol of AsciiMath.
 *
 * @param kind how it takes part in the grammar
 * @param input what an author types
 * @param tex what it is in LaTeX: for kinds that take arguments, {@code #1} and {@code #2} are
 *     these
 */
record AsciiMathSymbol(Kind kind, String input, String tex) {
  enum Kind {
    /** Stands for itself. */
    CONSTANT,

    /** An operator whose limits are under and over it in a displayed formula. */
    LIMITS,

    /** Takes the simple expression after it as its argument. */
    UNARY,

    /** A function's name: an argument in brackets keeps them. */
    FUNCTION,

    /** Takes the two simple expressions after it. */
    BINARY,

    /** Takes the text in the brackets after it as it stands; the symbols of a formula have none. */
    TEXT,

    LEFT,
    RIGHT,

    /** A bar, which opens or closes. */
    BAR,
    SUBSCRIPT,
    SUPERSCRIPT,
    FRACTION,

    /** The end of the formula. */
    END
  }

  boolean is(Kind one) {
    return kind == one;
  }
}
