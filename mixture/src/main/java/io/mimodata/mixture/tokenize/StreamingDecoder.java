package io.mimodata.mixture.tokenize;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.util.function.IntFunction;

/**
 * Turns ids into text one by one, and never cuts a character: all that it gives is, put together,
 * what {@link Tokenizer#decode} gives of all the ids. Not thread-safe.
 *
 * <pre>{@code
 * StreamingDecoder decoder = tokenizer.decoder();
 * for (int id : ids) {
 *   out.append(decoder.append(id));
 * }
 * out.append(decoder.finish());
 * }</pre>
 */
public final class StreamingDecoder {
  private final IntFunction<byte[]> bytes;
  private final CharsetDecoder decoder =
      UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPLACE)
          .onUnmappableCharacter(CodingErrorAction.REPLACE);

  /** The beginning of a character. */
  private byte[] rest = {};

  StreamingDecoder(IntFunction<byte[]> bytes) {
    this.bytes = bytes;
  }

  /**
   * Takes the next id.
   *
   * @return the text that is complete with it and was not given before; may be empty
   * @throws IllegalArgumentException as {@link Tokenizer#decode}
   */
  public String append(int id) {
    byte[] token = bytes.apply(id);
    ByteBuffer in = ByteBuffer.allocate(rest.length + token.length).put(rest).put(token).flip();
    String text = decode(in, false);
    rest = new byte[in.remaining()];
    in.get(rest);
    return text;
  }

  /** Ends the text; returns U+FFFD if a character is not complete. Then all can begin again. */
  public String finish() {
    String text = decode(ByteBuffer.wrap(rest), true);
    rest = new byte[0];
    decoder.reset();
    return text;
  }

  private String decode(ByteBuffer in, boolean end) {
    CharBuffer out = CharBuffer.allocate(in.remaining() + 1);
    decoder.decode(in, out, end);
    if (end) {
      decoder.flush(out);
    }
    return out.flip().toString();
  }
}
