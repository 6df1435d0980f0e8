package io.mimodata.synthgen.mimo.text;

/**
 * A model's tokenizer, as the runtime needs it; thread-safe. Unlike text that is data, a prompt's
 * text may spell control tokens, such as {@code <|im_end|>}, and these get their ids.
 */
public interface ModelTokenizer {
  /**
   * A character that, put into the spelling of a control token, makes it ordinary text; it leaves
   * no id. Unicode promises never to use it.
   */
  char BREAK = '\uFDD0';

  /** Returns the ids of a text. */
  int[] encode(String text);

  /** Returns a text in which no control token is spelled any more, with {@link #BREAK} in them. */
  String escape(String text);

  /**
   * A new decoder of ids that come one by one.
   *
   * @param spellsControls whether control tokens are spelled, or stand for nothing
   */
  Decoder decoder(boolean spellsControls);

  /** Turns ids into text one by one, and never cuts a character. Not thread-safe. */
  interface Decoder {
    /** The text that is complete with an id and was not given before; may be empty. */
    String append(int id);

    /** What is left at the end: a character that is not complete becomes U+FFFD. */
    String finish();
  }
}
