package io.mimodata.extract.pdf.layout;

import java.util.ArrayList;
import java.util.List;

/** Lines that belong together: a paragraph, a heading, a program. */
final class Block {
  /** What a block is. */
  enum Kind {
    HEADING,
    PARAGRAPH,
    ITEM,
    DISPLAY,
    CODE,
    TABLE,
    CAPTION,
    ALGORITHM,
    FOOTNOTE
  }

  private final Kind kind;
  private final List<TextLine> lines = new ArrayList<>();
  private int level;

  Block(Kind kind) {
    this.kind = kind;
  }

  Kind kind() {
    return kind;
  }

  List<TextLine> lines() {
    return lines;
  }

  TextLine first() {
    return lines.get(0);
  }

  TextLine last() {
    return lines.get(lines.size() - 1);
  }

  /** Level of a heading, from 1. */
  int level() {
    return level;
  }

  void setLevel(int newLevel) {
    level = newLevel;
  }

  /** Whether it stands beside the flow of the text. */
  boolean isFloat() {
    return kind == Kind.CAPTION
        || kind == Kind.TABLE
        || kind == Kind.ALGORITHM
        || kind == Kind.FOOTNOTE;
  }

  @Override
  public String toString() {
    return kind + " " + lines;
  }
}
