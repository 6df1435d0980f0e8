package io.mimodata.synthgen.mimo.text.jinja;

/**
 * The smallest part of a template.
 *
 * @param text of a string, what it stands for
 */
record Token(Kind kind, String text, int line) {
  enum Kind {
    DATA("text"),
    PRINT_BEGIN("{{"),
    PRINT_END("}}"),
    TAG_BEGIN("{%"),
    TAG_END("%}"),
    NAME("a name"),
    STRING("a string"),
    WHOLE("a whole number"),
    FRACTION("a number"),
    OPERATOR("an operator"),
    END("the end of the template");

    private final String description;

    Kind(String description) {
      this.description = description;
    }

    @Override
    public String toString() {
      return description;
    }
  }

  boolean is(Kind otherKind, String otherText) {
    return kind == otherKind && text.equals(otherText);
  }

  boolean isName(String name) {
    return is(Kind.NAME, name);
  }

  boolean isOperator(String operator) {
    return is(Kind.OPERATOR, operator);
  }

  /** As a message names it. */
  String shown() {
    return kind == Kind.NAME || kind == Kind.OPERATOR ? "'" + text + "'" : kind.toString();
  }
}
