package io.mimodata.filter.tagger.onnx;

import java.util.Arrays;

/** Makes the rows of ids that a model reads. Immutable. */
final class TokenRows {
  /** So many characters of a text have as many tokens as are wanted, or the text is hardly one. */
  private static final int CHARACTERS_PER_TOKEN = 24;

  private final TextEncoder encoder;
  private final int headTokens;
  private final int tailTokens;

  TokenRows(TextEncoder encoder, int maxLength, int tailTokens) {
    this.encoder = encoder;
    int room = Math.max(1, maxLength - encoder.prefix().length - encoder.suffix().length);
    this.tailTokens = Math.min(tailTokens, room / 2);
    this.headTokens = room - this.tailTokens;
  }

  /** Ids of a text with the special tokens; of a long one the beginning and perhaps the end. */
  int[] row(String text) {
    return concat(encoder.prefix(), body(text), encoder.suffix());
  }

  private int[] body(String text) {
    int characters = (headTokens + tailTokens) * CHARACTERS_PER_TOKEN;
    if (text.length() <= characters) {
      int[] ids = encoder.encode(text);
      return ids.length <= headTokens + tailTokens ? ids : joined(ids, ids);
    }
    // Nothing beyond these can be among the tokens that are taken.
    int[] head = encoder.encode(text.substring(0, whole(text, characters)));
    int[] tail =
        tailTokens == 0
            ? new int[0]
            : encoder.encode(text.substring(whole(text, text.length() - characters)));
    return joined(head, tail);
  }

  private int[] joined(int[] head, int[] tail) {
    int[] begin = Arrays.copyOf(head, Math.min(head.length, headTokens));
    int[] end = Arrays.copyOfRange(tail, Math.max(0, tail.length - tailTokens), tail.length);
    return concat(begin, end);
  }

  private static int[] concat(int[]... parts) {
    return Arrays.stream(parts).flatMapToInt(Arrays::stream).toArray();
  }

  /** The place, or the one before it where it is within a pair of surrogates. */
  private static int whole(String text, int at) {
    return Character.isLowSurrogate(text.charAt(at)) ? at - 1 : at;
  }
}
