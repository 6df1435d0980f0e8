package io.mimodata.mixture.tokenize;

/**
 * Turns text into the ids of one vocabulary, and back. Implementations are immutable and may be
 * used from many threads.
 *
 * <p>Text is data: text that spells a control token, such as {@code <|endoftext|>}, gets the ids of
 * its letters, never the control token's id.
 */
public interface Tokenizer {
  /**
   * Returns the ids of a text, without any id that marks its start or end.
   *
   * @param text of any length; an unpaired surrogate counts as U+FFFD
   */
  int[] encode(String text);

  /** The ids of a text in UTF-8. */
  default int[] encode(byte[] utf8) {
    return encode(new String(utf8, java.nio.charset.StandardCharsets.UTF_8));
  }

  /** How many ids a text in UTF-8 has. */
  default int count(byte[] utf8) {
    return encode(utf8).length;
  }

  /** How many of the ids of a text begin before a place of it. */
  default int countBefore(byte[] utf8, int offset) {
    return encode(java.util.Arrays.copyOf(utf8, offset)).length;
  }

  /**
   * Returns the text of ids. Control ids, {@link #eod()} among them, and those that only pad the
   * vocabulary stand for no text and are passed over; bytes that are no UTF-8, as where a sequence
   * was cut inside a character, become U+FFFD.
   *
   * @throws IllegalArgumentException for an id below 0 or not below {@link #vocabularySize()}
   */
  String decode(int[] ids);

  /**
   * Rows of the model's embedding table: more than the highest id, and padded as models pad it. An
   * id is at least 0 and below this.
   */
  int vocabularySize();

  /** Id that closes each document in a shard. */
  int eod();

  /** Name for people, as in {@code qwen2}. */
  String name();

  /**
   * Hash of all that decides the ids: two tokenizers with one fingerprint give the same ids for
   * every text. It stands in manifests and in the metadata of shards.
   */
  String fingerprint();

  /**
   * Returns the id if it is in the range of this vocabulary.
   *
   * @throws IllegalArgumentException otherwise
   */
  default int checkId(int id) {
    if (id < 0 || id >= vocabularySize()) {
      throw new IllegalArgumentException(
          "An id must be 0 or more and below %d, cannot be: %d".formatted(vocabularySize(), id));
    }
    return id;
  }
}
