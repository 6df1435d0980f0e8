package io.mimodata.mixture.split;

import io.mimodata.mixture.regex.Dialect;
import io.mimodata.mixture.regex.Regex;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The splitters there are: those of well-known tokenizers by name, and any pattern. */
public final class Splitters {
  private static final String CONTRACTIONS = "(?i:'s|'t|'re|'ve|'m|'ll|'d)";
  private static final String SPACE = "|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+";
  private static final String CL100K_WORDS = CONTRACTIONS + "|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|";
  private static final String CL100K_OTHERS = "| ?[^\\s\\p{L}\\p{N}]+[\\r\\n]*" + SPACE;
  private static final String UPPER = "[\\p{Lu}\\p{Lt}\\p{Lm}\\p{Lo}\\p{M}]";
  private static final String LOWER = "[\\p{Ll}\\p{Lm}\\p{Lo}\\p{M}]";
  private static final String BEFORE = "[^\\r\\n\\p{L}\\p{N}]?";
  private static final String O200K_OTHERS = "| ?[^\\s\\p{L}\\p{N}]+[\\r\\n/]*" + SPACE;

  /** The pattern of GPT-2. */
  static final String GPT2 =
      "'s|'t|'re|'ve|'m|'ll|'d| ?\\p{L}+| ?\\p{N}+| ?[^\\s\\p{L}\\p{N}]+|\\s+(?!\\S)|\\s+";

  static final String QWEN2 = CL100K_WORDS + "\\p{N}" + CL100K_OTHERS;
  static final String LLAMA3 = CL100K_WORDS + "\\p{N}{1,3}" + CL100K_OTHERS;

  /** The pattern of cl100k as tiktoken has it since its version 0.8. */
  static final String CL100K =
      "'(?i:[sdmt]|ll|ve|re)|[^\\r\\n\\p{L}\\p{N}]?+\\p{L}++|\\p{N}{1,3}+| ?[^\\s\\p{L}\\p{N}]++[\\r\\n]*+"
          + "|\\s++$|\\s*[\\r\\n]|\\s+(?!\\S)|\\s";

  static final String O200K =
      BEFORE
          + UPPER
          + "*"
          + LOWER
          + "+"
          + CONTRACTIONS
          + "?|"
          + BEFORE
          + UPPER
          + "+"
          + LOWER
          + "*"
          + CONTRACTIONS
          + "?|\\p{N}{1,3}"
          + O200K_OTHERS;
  static final String TEKKEN =
      BEFORE
          + UPPER
          + "*"
          + LOWER
          + "+|"
          + BEFORE
          + UPPER
          + "+"
          + LOWER
          + "*|\\p{N}"
          + O200K_OTHERS;

  static final String DEEPSEEK_NUMBERS = "\\p{N}{1,3}";
  static final String DEEPSEEK_ASIAN = "[\u4e00-\u9fa5\u3040-\u309f\u30a0-\u30ff]+";
  static final String DEEPSEEK_WORDS =
      "[!\"#$%&'()*+,\\-./:;<=>?@\\[\\\\\\]^_`{|}~][A-Za-z]+|[^\\r\\n\\p{L}\\p{P}\\p{S}]?[\\p{L}\\p{M}]+"
          + "| ?[\\p{P}\\p{S}]+[\\r\\n]*"
          + SPACE;

  private static final Splitter ONE_DIGIT = new Cl100kSplitter(1, false);
  private static final Splitter THREE_DIGITS = new Cl100kSplitter(3, false);
  private static final Splitter O200K_SPLITTER = new O200kSplitter(3, true);
  private static final Splitter TEKKEN_SPLITTER = new O200kSplitter(1, false);
  private static final Splitter GPT2_SPLITTER = new Gpt2Splitter();

  /** Patterns that leave no character out, as they stand in tokenizer files. */
  private static final Map<String, Splitter> BY_PATTERN =
      Map.of(
          QWEN2, ONE_DIGIT,
          LLAMA3, THREE_DIGITS,
          O200K, O200K_SPLITTER,
          TEKKEN, TEKKEN_SPLITTER,
          GPT2, GPT2_SPLITTER);

  private static final Map<String, Splitter> BY_NAME = new LinkedHashMap<>();

  static {
    BY_NAME.put("qwen2", ONE_DIGIT);
    BY_NAME.put("llama3", THREE_DIGITS);
    BY_NAME.put("cl100k", new Cl100kSplitter(3, true));
    BY_NAME.put("o200k", O200K_SPLITTER);
    BY_NAME.put("gpt2", GPT2_SPLITTER);
    BY_NAME.put("tekken", TEKKEN_SPLITTER);
    BY_NAME.put("deepseek-v3", new DeepSeekSplitter());
  }

  private Splitters() {}

  /** Names of patterns. */
  public static Set<String> names() {
    return BY_NAME.keySet();
  }

  /** The splitter of a name, or null. */
  public static Splitter ofName(String name) {
    return BY_NAME.get(name);
  }

  /**
   * A pattern in Rust's syntax, whose matches are the words; text between them is left out, as
   * tiktoken does.
   *
   * @throws io.mimodata.mixture.regex.UnsupportedPatternException as {@link Regex#of}
   */
  public static Splitter ofWords(String pattern) {
    return new PatternSplitter(Regex.of(pattern, Dialect.RUST), Behavior.REMOVED, true);
  }

  /**
   * A pattern in Oniguruma's syntax, as in a {@code tokenizer.json}.
   *
   * @param inverted whether matches and what is between them change places
   * @throws io.mimodata.mixture.regex.UnsupportedPatternException as {@link Regex#of}
   */
  public static Splitter ofPattern(String pattern, Behavior behavior, boolean inverted) {
    Splitter known = BY_PATTERN.get(withEscapes(pattern));
    boolean isolates = behavior == Behavior.ISOLATED || (behavior == Behavior.REMOVED && inverted);
    return known != null && isolates
        ? known
        : new PatternSplitter(Regex.of(pattern, Dialect.ONIGURUMA), behavior, inverted);
  }

  /** Patterns as {@link #ofPattern} takes them, each of which cuts what the one before left. */
  public static Splitter ofPatterns(List<String> isolating) {
    List<String> patterns = isolating.stream().map(Splitters::withEscapes).toList();
    if (patterns.equals(List.of(DEEPSEEK_NUMBERS, DEEPSEEK_ASIAN, DEEPSEEK_WORDS))) {
      return ofName("deepseek-v3");
    }
    return patterns.stream()
        .map(pattern -> ofPattern(pattern, Behavior.ISOLATED, false))
        .reduce(Splitter::then)
        .orElseGet(Splitters::whole);
  }

  /** Some files have line ends themselves where others have the letters that stand for them. */
  private static String withEscapes(String pattern) {
    return pattern.replace("\r", "\\r").replace("\n", "\\n");
  }

  /** The pattern of GPT-2, which Hugging Face's ByteLevel brings. */
  public static Splitter gpt2() {
    return GPT2_SPLITTER;
  }

  /** Numbers, or each of their digits, and what stands between them. */
  public static Splitter digits(boolean individual) {
    return new DigitSplitter(individual);
  }

  /** The whole text as one word. */
  public static Splitter whole() {
    return (utf8, from, to, words) -> words.add(from, to);
  }
}
