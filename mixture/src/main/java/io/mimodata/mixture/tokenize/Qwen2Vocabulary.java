package io.mimodata.mixture.tokenize;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mimodata.document.Sha256;
import io.mimodata.mixture.bpe.Vocabulary;
import io.mimodata.mixture.split.Splitters;
import io.mimodata.mixture.unicode.NormalForm;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * Qwen2's tokenizer: Unicode NFC, a split into words, byte-pair encoding of each word's UTF-8.
 *
 * <p>The ranks are the resource {@code qwen.tiktoken}, one token a line as base64 of its bytes and
 * its rank, which is its id.
 */
final class Qwen2Vocabulary {
  private static final String NAME = "qwen2";
  private static final String RANKS = "qwen.tiktoken";
  static final String RANKS_SHA256 =
      "b2b1b8dfb5cc5f024bafc373121c6aba3f66f9a5a0269e243470a1de16a33186";
  private static final int RANKS_COUNT = 151_643;
  private static final int PADDED_VOCABULARY = 151_680;

  /** {@code <|endoftext|>}, the first id after the ranks. */
  static final int EOD = RANKS_COUNT;

  /** Stands for the normalisation and the pattern of words; another one where these change. */
  private static final String RULES = "nfc, words of one digit, Unicode 16, 2";

  private Qwen2Vocabulary() {}

  /** The one instance, built at the first call; safe under concurrent first calls. */
  static Tokenizer shared() {
    return Holder.TOKENIZER;
  }

  private static Tokenizer build(byte[] ranks) {
    String hash = Sha256.hex(ranks);
    if (!hash.equals(RANKS_SHA256)) {
      throw new IllegalStateException(
          "The resource %s must be Qwen2's ranks (SHA-256 %s), cannot be: %s; build again from clean"
              .formatted(RANKS, RANKS_SHA256, hash));
    }
    return new BytePairTokenizer(
        new BytePairTokenizer.Identity(
            NAME, Sha256.hex(ranks, RULES.getBytes(UTF_8)), PADDED_VOCABULARY, EOD),
        Vocabulary.ofRanks(RankFile.tokens(RANKS, ranks)),
        TextRules.of(List.of(NormalForm.NFC), Splitters.ofName("qwen2")));
  }

  private static final class Holder {
    static final Tokenizer TOKENIZER = build(resource());

    private static byte[] resource() {
      try (InputStream in = Qwen2Vocabulary.class.getResourceAsStream(RANKS)) {
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
