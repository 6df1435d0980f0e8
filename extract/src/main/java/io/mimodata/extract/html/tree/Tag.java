package io.mimodata.extract.html.tree;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Kinds of nodes: the elements of HTML that any pass asks for, and leaves. */
public enum Tag {
  A,
  ADDRESS(true),
  ARTICLE(true),
  ASIDE(true),
  B,
  BLOCKQUOTE(true),
  BODY(true),
  BR,
  CAPTION(true),
  CENTER(true),
  CODE,
  DD(true),
  DETAILS(true),
  DIV(true),
  DL(true),
  DT(true),
  EM,
  FIELDSET(true),
  FIGCAPTION(true),
  FIGURE(true),
  FOOTER(true),
  FORM(true),
  H1(true),
  H2(true),
  H3(true),
  H4(true),
  H5(true),
  H6(true),
  HEADER(true),
  HR(true),
  I,
  IMG,
  KBD,
  LEGEND(true),
  LI(true),
  MAIN(true),
  MATH,
  MJX_CONTAINER,
  OL(true),
  P(true),
  PRE(true),
  SAMP,
  SCRIPT,
  SECTION(true),
  SPAN,
  STRONG,
  SUB,
  SUMMARY(true),
  SUP,
  TABLE(true),
  TBODY(true),
  TD(true),
  TEXTAREA,
  TFOOT(true),
  TH(true),
  THEAD(true),
  TIME,
  TR(true),
  TT,
  UL(true),

  /** Any other element. */
  OTHER,

  /** A leaf of text. */
  TEXT,

  /** A leaf that is a formula. */
  FORMULA,

  /** A leaf that is a block of code. */
  CODE_BLOCK(true);

  private static final Map<String, Tag> BY_NAME = new HashMap<>();

  static {
    if (values().length > Long.SIZE) {
      throw new IllegalStateException("more tags than a set has bits");
    }
    // Old names of code as it stands.
    BY_NAME.put("xmp", PRE);
    BY_NAME.put("listing", PRE);
    for (Tag tag : EnumSet.range(A, UL)) {
      BY_NAME.put(tag.name().toLowerCase(Locale.ROOT).replace('_', '-'), tag);
    }
  }

  private final boolean block;

  Tag() {
    this(false);
  }

  Tag(boolean block) {
    this.block = block;
  }

  /** The tag of an element by its name in lower case. */
  static Tag of(String name) {
    return BY_NAME.getOrDefault(name, OTHER);
  }

  /** Whether it forms a block; others run within a line. */
  public boolean isBlock() {
    return block;
  }

  /** Level of a heading, from 1 to 6. */
  public int headingLevel() {
    return name().charAt(1) - '0';
  }

  /** This tag as a set; there are at most 64. */
  @SuppressWarnings("EnumOrdinal") // A set in memory only, as EnumSet's.
  long bit() {
    return 1L << ordinal();
  }
}
