package io.mimodata.extract.html.tree;

import java.util.EnumMap;
import java.util.Map;

/** A set of tags, as bits: asked for so often that nothing slower will do. Immutable. */
public final class TagSet {
  private static final Map<Tag, TagSet> SINGLE = new EnumMap<>(Tag.class);

  static {
    for (Tag tag : Tag.values()) {
      SINGLE.put(tag, new TagSet(tag.bit()));
    }
  }

  public static final TagSet HEADINGS = of(Tag.H1, Tag.H2, Tag.H3, Tag.H4, Tag.H5, Tag.H6);
  public static final TagSet INLINE_CODE = of(Tag.CODE, Tag.TT, Tag.KBD, Tag.SAMP);

  /** Elements in which white space may count, or that are no running text. */
  public static final TagSet VERBATIM = INLINE_CODE.and(Tag.PRE, Tag.TEXTAREA);

  public static final TagSet BLOCKS = blocks();

  /** Elements that end a line. */
  public static final TagSet BREAKS = BLOCKS.and(Tag.BR);

  private final long bits;

  private TagSet(long bits) {
    this.bits = bits;
  }

  static TagSet of(Tag tag) {
    return SINGLE.get(tag);
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

  /** The tags of this set and some more. */
  public TagSet and(Tag... more) {
    return and(of(more));
  }

  public boolean has(Tag tag) {
    return (bits & tag.bit()) != 0;
  }

  /** Whether any of the tags whose bits are given is in the set. */
  boolean hasAny(long tags) {
    return (bits & tags) != 0;
  }
}
