package io.mimodata.synthgen.verify.parse;

import io.mimodata.synthgen.verify.expression.Num;

/**
 * A word of an expression.
 *
 * @param text without the backslash of a command; of a {@link Kind#TEXT}, its content
 * @param number of a {@link Kind#NUMBER}, otherwise null
 * @param spaced white space stands before it
 */
record Token(Kind kind, String text, Num number, boolean spaced) {
  enum Kind {
    NUMBER,
    /** A run of letters as they stand: {@code AB}, {@code sin}, {@code apples}. */
    LETTERS,
    /** A command of LaTeX; Unicode's symbols become the command of the same meaning. */
    COMMAND,
    /** Words that LaTeX was told are words. */
    TEXT,
    SYMBOL,
    END
  }

  static final Token END = new Token(Kind.END, "", null, false);

  boolean is(String symbol) {
    return kind == Kind.SYMBOL && text.equals(symbol);
  }

  boolean isCommand(String name) {
    return kind == Kind.COMMAND && text.equals(name);
  }

  boolean isLetters(String word) {
    return kind == Kind.LETTERS && text.equals(word);
  }
}
