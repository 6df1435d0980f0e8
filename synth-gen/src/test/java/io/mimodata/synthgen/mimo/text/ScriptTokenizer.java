package io.mimodata.synthgen.mimo.text;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A tokenizer whose ids stand for given bytes, which may be parts of characters. */
public record ScriptTokenizer(List<byte[]> pieces) implements ModelTokenizer {
  /** Pieces that are whole characters. */
  public static ScriptTokenizer of(String... pieces) {
    return new ScriptTokenizer(
        List.of(pieces).stream().map(s -> s.getBytes(StandardCharsets.UTF_8)).toList());
  }

  @Override
  public int[] encode(String text) {
    throw new UnsupportedOperationException();
  }

  @Override
  public String escape(String text) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Decoder decoder(boolean spellsControls) {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPLACE);
    ByteBuffer bytes = ByteBuffer.allocate(100);
    return new Decoder() {
      private String decode(boolean end) {
        CharBuffer text = CharBuffer.allocate(100);
        decoder.decode(bytes.flip(), text, end);
        bytes.compact();
        return text.flip().toString();
      }

      @Override
      public String append(int id) {
        bytes.put(pieces.get(id));
        return decode(false);
      }

      @Override
      public String finish() {
        return decode(true);
      }
    };
  }
}
