package io.mimodata.mixture.tokenize;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.GptBytePairEncodingParams;
import io.mimodata.mixture.unicode.NormalForm;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Qwen2's tokenizer by a library: its own merging, and the pattern in a regular expression. */
final class ReferenceTokenizer {
  private static final String NUMBER = "\\p{N}\\x{1D2C0}-\\x{1D2D3}";
  private static final String SPACE = "\\p{IsWhite_Space}";
  private static final Pattern WORDS =
      Pattern.compile(
          String.join(
              "|",
              "(?iu:'s|'t|'re|'ve|'m|'ll|'d)",
              "[^\\r\\n\\p{L}" + NUMBER + "]?\\p{L}+",
              "[" + NUMBER + "]",
              " ?[^" + SPACE + "\\p{L}" + NUMBER + "]+[\\r\\n]*",
              SPACE + "*[\\r\\n]+",
              SPACE + "+(?!\\P{IsWhite_Space})",
              SPACE + "+"));

  private final Encoding encoding;

  ReferenceTokenizer() {
    IdentityHashMap<byte[], Integer> ranks = new IdentityHashMap<>();
    try (InputStream in = Tokenizers.class.getResourceAsStream("qwen.tiktoken")) {
      new String(in.readAllBytes(), ISO_8859_1)
          .lines()
          .forEach(
              line -> {
                int space = line.indexOf(' ');
                ranks.put(
                    Base64.getDecoder().decode(line.substring(0, space)),
                    Integer.valueOf(line.substring(space + 1)));
              });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    encoding =
        Encodings.newLazyEncodingRegistry()
            .registerGptBytePairEncoding(
                new GptBytePairEncodingParams("reference", WORDS, ranks, Map.of()))
            .getEncoding("reference")
            .orElseThrow();
  }

  int[] encode(String text) {
    String valid = Surrogates.replaceUnpaired(text);
    String normal = new String(NormalForm.NFC.of(valid.getBytes(UTF_8)), UTF_8);
    return encoding.encodeOrdinary(normal).toArray();
  }
}
