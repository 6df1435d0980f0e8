package io.mimodata.mixture.tokenize;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mimodata.mixture.bpe.BytePairEncoder;
import io.mimodata.mixture.bpe.Ids;
import io.mimodata.mixture.bpe.Vocabulary;
import io.mimodata.mixture.unicode.Utf8;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** Byte-level byte-pair encoding: normalisation, words, tokens. */
final class BytePairTokenizer implements Tokenizer {
  /** A list of more ids than these is not kept for the next text. */
  private static final int MOST_KEPT_IDS = 1 << 20;

  private static final byte[] NOTHING = {};

  /**
   * What is not in the vocabulary.
   *
   * @param vocabularySize rows of the embedding table
   * @param eod an id that no text gets
   */
  record Identity(String name, String fingerprint, int vocabularySize, int eod) {}

  private final Identity identity;
  private final Vocabulary vocabulary;
  private final TextRules rules;
  private final ThreadLocal<State> states;

  BytePairTokenizer(Identity identity, Vocabulary vocabulary, TextRules rules) {
    this.identity = identity;
    this.vocabulary = vocabulary;
    this.rules = rules;
    this.states = ThreadLocal.withInitial(() -> new State(vocabulary));
  }

  /** What a thread uses again: encoders remember words, a few megabytes of them. */
  private static final class State {
    private final BytePairEncoder encoder;
    private Ids ids = new Ids(0);

    State(Vocabulary vocabulary) {
      encoder = new BytePairEncoder(vocabulary);
    }

    /** An empty list. */
    Ids ids() {
      ids = ids.size() > MOST_KEPT_IDS ? new Ids(0) : ids;
      ids.clear();
      return ids;
    }
  }

  @Override
  public int[] encode(String text) {
    Ids ids = states.get().ids();
    encodeValid(Surrogates.replaceUnpaired(text).getBytes(UTF_8), ids);
    return ids.toArray();
  }

  @Override
  public int[] encode(byte[] utf8) {
    Ids ids = states.get().ids();
    encodeValid(Utf8.valid(utf8), ids);
    return ids.toArray();
  }

  @Override
  public void encode(byte[] utf8, Ids ids) {
    encodeValid(Utf8.valid(utf8), ids);
  }

  @Override
  public int count(byte[] utf8) {
    Ids ids = states.get().ids();
    encodeValid(Utf8.valid(utf8), ids);
    return ids.size();
  }

  private void encodeValid(byte[] utf8, Ids ids) {
    BytePairEncoder encoder = states.get().encoder;
    rules.cut(
        utf8,
        new TextRules.Pieces() {
          @Override
          public void addToken(int id, int start) {
            ids.add(id);
          }

          @Override
          public void addWord(byte[] text, int from, int to, int start) {
            encoder.encode(text, from, to, ids);
          }
        });
  }

  @Override
  public int idsBefore(byte[] utf8, int offset) {
    if (offset < 0 || offset > utf8.length) {
      throw new IllegalArgumentException(
          "offset must be from 0 to the %d bytes of the text, cannot be: %d"
              .formatted(utf8.length, offset));
    }
    byte[] prefix = Utf8.valid(Arrays.copyOf(utf8, Utf8.floor(utf8, offset)));
    int end = rules.cut(prefix, new Starts()) + (Utf8.floor(utf8, offset) < offset ? 1 : 0);
    Starts starts = new Starts();
    rules.cut(Utf8.valid(utf8), starts);
    int before = 0;
    while (before < starts.starts.size() && starts.starts.get(before) < end) {
      before++;
    }
    return before;
  }

  /** Where each token begins in the normal form. */
  private final class Starts implements TextRules.Pieces {
    private final BytePairEncoder encoder = states.get().encoder;
    private final Ids starts = new Ids(0);
    private final Ids word = new Ids(0);

    @Override
    public void addToken(int id, int start) {
      starts.add(start);
    }

    @Override
    public void addWord(byte[] utf8, int from, int to, int start) {
      word.clear();
      encoder.encode(utf8, from, to, word);
      int at = start + from;
      for (int i = 0; i < word.size(); i++) {
        starts.add(at);
        at += vocabulary.length(word.get(i));
      }
    }
  }

  @Override
  public String decode(int[] ids) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(4 * ids.length);
    for (int id : ids) {
      bytes.writeBytes(bytes(id));
    }
    return bytes.toString(UTF_8);
  }

  @Override
  public StreamingDecoder decoder() {
    return new StreamingDecoder(this::bytes);
  }

  /** The bytes that an id stands for. */
  private byte[] bytes(int id) {
    byte[] token = vocabulary.bytes(checkId(id));
    token = token == null ? rules.spacesBefore().bytes(id) : token;
    token = token == null ? rules.spacesAfter().bytes(id) : token;
    return token == null ? NOTHING : token;
  }

  @Override
  public int vocabularySize() {
    return identity.vocabularySize();
  }

  @Override
  public int eod() {
    return identity.eod();
  }

  @Override
  public String name() {
    return identity.name();
  }

  @Override
  public String fingerprint() {
    return identity.fingerprint();
  }
}
