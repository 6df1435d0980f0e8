package io.mimodata.mixture.tokenize;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.mimodata.document.Sha256;
import io.mimodata.document.StageException;
import io.mimodata.mixture.bpe.Vocabulary;
import io.mimodata.mixture.regex.UnsupportedPatternException;
import io.mimodata.mixture.split.Splitter;
import io.mimodata.mixture.split.Splitters;
import io.mimodata.mixture.unicode.NormalForm;
import io.mimodata.mixture.unicode.UnicodeTable;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file of ranks as tiktoken has them: on each line a token as base64 of its bytes and its rank,
 * which is its id. It holds neither the pattern that cuts words nor control tokens; those of files
 * that are known by their hash are known, too. Immutable.
 */
final class RankFile implements TokenizerFile {
  private static final long serialVersionUID = 1L;

  private static final Pattern LINE = Pattern.compile("([A-Za-z0-9+/]+={0,2}) ([0-9]{1,7})");
  private static final Pattern NAME = Pattern.compile("[\\w.-]*");

  /** The pattern whose tokenizer normalises texts to the form NFC. */
  private static final String QWEN2 = "qwen2";

  /** The rank of a token may be up to this. */
  private static final int HIGHEST_ID = (1 << 20) - 1;

  /** What a file does not say. */
  private record Known(String pattern, int eod) {}

  /** By SHA-256; tiktoken's own files have their hashes in its source. */
  private static final Map<String, Known> KNOWN =
      Map.of(
          "223921b76ee99bde995b7ff738513eef100fb51d18c93597a113bcffe865b2a7",
          new Known("cl100k", 100_257),
          "446a9538cb6c348e3516120d7c08b09f57c36495e2acfffe59a5bf8b0cfb1a2d",
          new Known("o200k", 199_999),
          "306cd27f03c1a714eca7108e03d66b7dc042abe8c258b44c199a7ed9838dd930",
          new Known("gpt2", 50_256),
          "94b5ca7dff4d00767bc256fdd1b27e5b17361d7b8a5f968547f9f23eb70d2069",
          new Known("gpt2", 50_256),
          Qwen2Vocabulary.RANKS_SHA256,
          new Known(QWEN2, Qwen2Vocabulary.EOD));

  private final String name;
  private final byte[] bytes;
  private final String pattern;
  private final int eod;

  private RankFile(String name, byte[] bytes, String pattern, int eod) {
    this.name = name;
    this.bytes = bytes;
    this.pattern = pattern;
    this.eod = eod;
  }

  /** Whether a file begins with a token and its rank. */
  static boolean isOne(byte[] bytes) {
    int end = 0;
    while (end < bytes.length && bytes[end] != '\n' && bytes[end] != '\r') {
      end++;
    }
    return LINE.matcher(new String(bytes, 0, end, ISO_8859_1)).matches();
  }

  /**
   * Reads a file.
   *
   * @throws StageException if it is no such file, or needs a pattern or an id that are not given
   */
  static RankFile parse(byte[] bytes, TokenizerSpec spec) {
    String name = spec.path();
    if (spec.engine() == Engine.LIBRARY) {
      throw new StageException(
          "The tokenizer %s holds ranks, which mixture.tokenizer.engine: library can't read; leave the engine out or name a tokenizer.json"
              .formatted(name));
    }
    Known known = KNOWN.get(Sha256.hex(bytes));
    if (known == null && (spec.pattern() == null || spec.eod() == null)) {
      throw new StageException(
          "The tokenizer %s holds ranks and is not a known file: set mixture.tokenizer.pattern (tokenize --pattern) to one of %s or a regular expression, and mixture.tokenizer.eod (--eod) to the id of the token that closes a document"
              .formatted(name, Splitters.names()));
    }
    String pattern = spec.pattern() == null ? known.pattern : spec.pattern();
    RankFile file =
        new RankFile(name, bytes, pattern, spec.eod() == null ? known.eod : eod(name, spec.eod()));
    file.splitter();
    byte[][] tokens = tokens(name, bytes);
    if (file.eod < tokens.length && tokens[file.eod] != null) {
      throw new StageException(
          "The tokenizer %s has a token of rank %d; set mixture.tokenizer.eod to an id that no text gets, cannot be: %d"
              .formatted(name, file.eod, file.eod));
    }
    return file;
  }

  private static int eod(String name, String text) {
    if (!text.matches("[0-9]{1,7}") || Integer.parseInt(text) > HIGHEST_ID) {
      throw new StageException(
          "The tokenizer %s holds ranks: mixture.tokenizer.eod must be an id from 0 to %d, cannot be: %s"
              .formatted(name, HIGHEST_ID, text));
    }
    return Integer.parseInt(text);
  }

  private Splitter splitter() {
    Splitter named = Splitters.ofName(pattern);
    if (named != null) {
      return named;
    }
    if (NAME.matcher(pattern).matches()) {
      throw new StageException(
          "mixture.tokenizer.pattern must be one of %s or a regular expression, cannot be: %s"
              .formatted(Splitters.names(), pattern));
    }
    try {
      return Splitters.ofWords(pattern);
    } catch (UnsupportedPatternException e) {
      throw new StageException("mixture.tokenizer.pattern is wrong: " + e.getMessage(), e);
    }
  }

  /**
   * Reads the tokens.
   *
   * @param name of the file, for messages
   * @return bytes by rank
   */
  static byte[][] tokens(String name, byte[] bytes) {
    byte[][] tokens = new byte[1 << 17][];
    int size = 0;
    int number = 0;
    for (String line : new String(bytes, ISO_8859_1).lines().toList()) {
      number++;
      Matcher matcher = LINE.matcher(line);
      int rank = matcher.matches() ? Integer.parseInt(matcher.group(2)) : -1;
      if (line.isEmpty()) {
        continue;
      }
      if (rank < 0 || rank > HIGHEST_ID) {
        throw new StageException(
            "%s:%d must be base64 of a token, a space and its rank from 0 to %d, cannot be: %s"
                .formatted(name, number, HIGHEST_ID, line));
      }
      size = Math.max(size, rank + 1);
      tokens = rank < tokens.length ? tokens : Arrays.copyOf(tokens, HIGHEST_ID + 1);
      try {
        tokens[rank] = Base64.getDecoder().decode(matcher.group(1));
      } catch (IllegalArgumentException e) {
        throw new StageException(
            "%s:%d must begin with base64, cannot be: %s".formatted(name, number, line), e);
      }
    }
    return Arrays.copyOf(tokens, size);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String fingerprint() {
    String rules = "ranks, %s, %d, Unicode %s, 1".formatted(pattern, eod, UnicodeTable.VERSION);
    return Sha256.hex(bytes, rules.getBytes(UTF_8));
  }

  @Override
  public Tokenizer build() {
    byte[][] tokens = tokens(name, bytes);
    Vocabulary vocabulary;
    try {
      vocabulary = Vocabulary.ofRanks(tokens);
    } catch (IllegalArgumentException e) {
      throw new StageException(
          "The tokenizer %s can't be used: %s; a file of ranks must be as training made it"
              .formatted(name, e.getMessage()),
          e);
    }
    List<NormalForm> forms = pattern.equals(QWEN2) ? List.of(NormalForm.NFC) : List.of();
    return new BytePairTokenizer(
        new BytePairTokenizer.Identity(
            HuggingFaceFile.lastName(name),
            fingerprint(),
            HuggingFaceFile.padded(Math.max(tokens.length, eod + 1)),
            eod),
        vocabulary,
        TextRules.of(forms, splitter()));
  }
}
