package io.mimodata.mixture.tokenize;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.GptBytePairEncodingParams;
import com.knuddels.jtokkit.api.IntArrayList;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.Base64;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Qwen2's tokenizer: Unicode NFC, a split into words, byte-pair encoding of each word's UTF-8.
 *
 * <p>The ranks are the resource {@code qwen.tiktoken}, one token a line as base64 of its bytes and
 * its rank, which is its id. The split is the pattern of Qwen2's {@code tokenizer.json}, put into
 * Java's terms: there {@code \s} is every Unicode white space and letter case folds by Unicode.
 */
final class Qwen2Tokenizer implements Tokenizer {
  private static final String RANKS = "qwen.tiktoken";
  private static final String RANKS_SHA256 =
      "b2b1b8dfb5cc5f024bafc373121c6aba3f66f9a5a0269e243470a1de16a33186";
  private static final int RANKS_COUNT = 151_643;
  private static final int PADDED_VOCABULARY = 151_680;

  /** {@code <|endoftext|>}, the first id after the ranks. */
  private static final int EOD = RANKS_COUNT;

  /** Numbers of Unicode 15: those of JDK 17 and the Kaktovik digits, which it doesn't know. */
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
  private final String fingerprint;

  private Qwen2Tokenizer(byte[] ranks) {
    String hash = Sha256.hex(ranks);
    if (!hash.equals(RANKS_SHA256)) {
      throw new IllegalStateException(
          "The resource %s must be Qwen2's ranks (SHA-256 %s), cannot be: %s; build again from clean"
              .formatted(RANKS, RANKS_SHA256, hash));
    }
    encoding =
        Encodings.newLazyEncodingRegistry()
            .registerGptBytePairEncoding(
                new GptBytePairEncodingParams(name(), WORDS, parse(ranks), Map.of()))
            .getEncoding(name())
            .orElseThrow();
    fingerprint = Sha256.hex(ranks, WORDS.pattern().getBytes(UTF_8));
  }

  /** The one instance, built at the first call; safe under concurrent first calls. */
  static Tokenizer shared() {
    return Holder.TOKENIZER;
  }

  private static IdentityHashMap<byte[], Integer> parse(byte[] ranks) {
    IdentityHashMap<byte[], Integer> tokens = new IdentityHashMap<>(RANKS_COUNT);
    new String(ranks, ISO_8859_1)
        .lines()
        .forEach(
            line -> {
              int space = line.indexOf(' ');
              tokens.put(
                  Base64.getDecoder().decode(line.substring(0, space)),
                  Integer.valueOf(line.substring(space + 1)));
            });
    return tokens;
  }

  @Override
  public int[] encode(String text) {
    String valid = Surrogates.replaceUnpaired(text);
    return encoding.encodeOrdinary(Normalizer.normalize(valid, Normalizer.Form.NFC)).toArray();
  }

  @Override
  public String decode(int[] ids) {
    IntArrayList tokens = new IntArrayList(ids.length);
    for (int id : ids) {
      if (checkId(id) < RANKS_COUNT) {
        tokens.add(id);
      }
    }
    return encoding.decode(tokens);
  }

  @Override
  public int vocabularySize() {
    return PADDED_VOCABULARY;
  }

  @Override
  public int eod() {
    return EOD;
  }

  @Override
  public String name() {
    return "qwen2";
  }

  @Override
  public String fingerprint() {
    return fingerprint;
  }

  private static final class Holder {
    static final Tokenizer TOKENIZER = new Qwen2Tokenizer(resource());

    private static byte[] resource() {
      try (InputStream in = Qwen2Tokenizer.class.getResourceAsStream(RANKS)) {
        if (in == null) {
          throw new IllegalStateException(
              "The resource %s is not on the class path; build the mixture module with Maven"
                  .formatted(RANKS));
        }
        return in.readAllBytes();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
