package io.mimodata.mixture.tokenize;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mimodata.mixture.bpe.BytePairEncoder;
import io.mimodata.mixture.bpe.Ids;
import io.mimodata.mixture.bpe.Vocabulary;
import io.mimodata.mixture.split.Splitter;
import io.mimodata.mixture.unicode.NormalForm;
import java.io.ByteArrayOutputStream;

/** Byte-level byte-pair encoding: normalisation, words, tokens. */
final class BytePairTokenizer implements Tokenizer {
  private final String name;
  private final String fingerprint;
  private final Vocabulary vocabulary;
  private final boolean composes;
  private final Splitter splitter;
  private final int vocabularySize;
  private final int eod;

  /** Encoders remember words, a few megabytes of them. */
  private final ThreadLocal<BytePairEncoder> encoders;

  /**
   * @param composes whether texts are put into Unicode normalisation form C
   * @param vocabularySize rows of the embedding table
   * @param eod id past those of the vocabulary's tokens
   */
  BytePairTokenizer(
      String name,
      String fingerprint,
      Vocabulary vocabulary,
      boolean composes,
      Splitter splitter,
      int vocabularySize,
      int eod) {
    this.name = name;
    this.fingerprint = fingerprint;
    this.vocabulary = vocabulary;
    this.composes = composes;
    this.splitter = splitter;
    this.vocabularySize = vocabularySize;
    this.eod = eod;
    this.encoders = ThreadLocal.withInitial(() -> new BytePairEncoder(vocabulary));
  }

  @Override
  public int[] encode(String text) {
    byte[] valid = Surrogates.replaceUnpaired(text).getBytes(UTF_8);
    byte[] utf8 = composes ? NormalForm.NFC.of(valid) : valid;
    BytePairEncoder encoder = encoders.get();
    Ids ids = new Ids(utf8.length / 3);
    splitter.split(utf8, 0, utf8.length, (from, to) -> encoder.encode(utf8, from, to, ids));
    return ids.toArray();
  }

  @Override
  public String decode(int[] ids) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(4 * ids.length);
    for (int id : ids) {
      vocabulary.append(checkId(id), bytes);
    }
    return bytes.toString(UTF_8);
  }

  @Override
  public int vocabularySize() {
    return vocabularySize;
  }

  @Override
  public int eod() {
    return eod;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String fingerprint() {
    return fingerprint;
  }
}
