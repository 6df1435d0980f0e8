package io.mimodata.mixture.tokenize;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mimodata.mixture.bpe.Ids;

/**
 * Turns text into the ids of one vocabulary, and back. Implementations are immutable and may be
 * used from many threads.
 *
 * <p>Text is data: text that spells a control token, such as {@code <|endoftext|>}, gets the ids of
 * its letters, never the control token's id. All added tokens of a file are such, but for those of
 * nothing but white space, which some vocabularies have for runs of spaces.
 */
public interface Tokenizer {
  /**
   * Returns the ids of a text, without any id that marks its start or end.
   *
   * @param text of any length; an unpaired surrogate counts as U+FFFD
   */
  int[] encode(String text);

  /**
   * Returns the ids of a text, as {@link #encode(String)} does.
   *
   * @param utf8 of any length; what is not valid counts as U+FFFD, as in a Java string of it
   */
  default int[] encode(byte[] utf8) {
    return encode(new String(utf8, UTF_8));
  }

  /**
   * Adds the ids of a text to a list, which may be used again and again.
   *
   * @param utf8 as in {@link #encode(byte[])}
   */
  default void encode(byte[] utf8, Ids ids) {
    for (int id : encode(utf8)) {
      ids.add(id);
    }
  }

  /**
   * Returns the number of ids of a text.
   *
   * @param utf8 as in {@link #encode(byte[])}
   */
  default int count(byte[] utf8) {
    return encode(utf8).length;
  }

  /**
   * Returns how many of a text's first ids begin before a place in it, to mask the loss of a
   * prompt: those ids stand for the text before the place, and the last of them perhaps for some
   * after it.
   *
   * <p>Where the text is not in the tokenizer's normal form, the place is the end of what is before
   * it in that form.
   *
   * @param utf8 as in {@link #encode(byte[])}
   * @param offset a number of bytes, up to the length of the text
   * @throws UnsupportedOperationException if the engine does not tell where ids begin: that of
   *     Hugging Face
   */
  default int idsBefore(byte[] utf8, int offset) {
    throw new UnsupportedOperationException(
        "The library's engine does not tell where ids begin; use mixture.tokenizer.engine: own for "
            + name());
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
   * Returns a new decoder of ids that come one by one.
   *
   * @throws UnsupportedOperationException if the engine can't: that of Hugging Face
   */
  default StreamingDecoder decoder() {
    throw new UnsupportedOperationException(
        "The library's engine decodes all ids at once; use mixture.tokenizer.engine: own for "
            + name());
  }

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
