package io.mimodata.mixture.split;

/** What becomes of the matches of a pattern that cuts a text: names of Hugging Face's. */
public enum Behavior {
  /** Left out. */
  REMOVED,

  /** Words of their own. */
  ISOLATED,

  /** Ends of the words before them. */
  MERGED_WITH_PREVIOUS,

  /** Beginnings of the words after them. */
  MERGED_WITH_NEXT,

  /** One word with the matches next to them. */
  CONTIGUOUS
}
