package io.mimodata.mixture.shard;

/**
 * The token files of datatrove and nanotron: {@code .ds} is the ids of all documents without
 * anything between, of two or four bytes; {@code .ds.index} the end of each document in ids, as
 * 64-bit numbers; {@code .ds.loss} one byte an id, 1 where it is to be learned; {@code
 * .ds.metadata} three lines of text: tokenizer and bytes of an id, number of ids, the same for
 * people. All numbers are little-endian.
 */
final class DsFormat {
  static final String FOLDER = "ds";
  static final String TOKENS = ".ds";
  static final String INDEX = ".ds.index";
  static final String LOSS = ".ds.loss";
  static final String METADATA = ".ds.metadata";

  private DsFormat() {}
}
