package io.mimodata.extract.html.tree;

/** A set of tags, as bits: asked for so often that nothing slower will do. Immutable. */
public final class TagSet {
  public static final TagSet HEADINGS = of(Tag.H1, Tag.H2, Tag.H3, Tag.H4, Tag.H5, Tag.H6);
  public static final TagSet FORMULAS = of(Tag.FORMULA);
  public static final TagSet INLINE_CODE = of(Tag.CODE, Tag.TT, Tag.KBD, Tag.SAMP);
  public static final TagSet LINKS = of(Tag.A);
  public static final TagSet TABLES = of(Tag.TABLE);

  /** Elements in which white space may count, or that are no running text. */
  public static final TagSet VERBATIM = INLINE_CODE.and(of(Tag.PRE, Tag.TEXTAREA));

  public static final TagSet BLOCKS = blocks();

  /** Elements that end a line. */
  public static final TagSet BREAKS = BLOCKS.and(of(Tag.BR));

  private final long bits;

  private TagSet(long bits) {
    this.bits = bits;
  }

  public static TagSet of(Tag... tags) {
    long bits = 0;
    for (Tag tag : tags) {
      bits |= tag.bit();
    }
    return new TagSet(bits);
  }

  private static TagSet blocks() {
    long bits = 0;
    for (Tag tag : Tag.values()) {
      bits |= tag.isBlock() ? tag.bit() : 0;
    }
    return new TagSet(bits);
  }

  /** The tags of this set and of another. */
  public TagSet and(TagSet other) {
    return new TagSet(bits | other.bits);
  }

  public boolean has(Tag tag) {
    return (bits & tag.bit()) != 0;
  }

  /** Whether any of the tags whose bits are given is in the set. */
  boolean hasAny(long tags) {
    return (bits & tags) != 0;
  }
}
