package io.mimodata.filter.language;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import opennlp.tools.langdetect.LanguageDetectorModel;
import opennlp.tools.ml.model.AbstractModel;
import opennlp.tools.ml.model.Context;

/**
 * Apache OpenNLP's maximum-entropy model of languages by character n-grams of length 1 to 3, laid
 * out for speed: an open-addressing hash table from n-gram to its weights, one a language. Weights
 * of n-grams that many languages know are full rows, those of the others pairs. A weight is a
 * number of small units; rounding to them moves it by 0.01 % of the largest. Immutable and
 * thread-safe; {@link NgramScorer} evaluates it.
 */
final class NgramModel {
  /** Resource of the package {@code opennlp-models-langdetect}. */
  private static final String RESOURCE = "/langdetect-183.bin";

  static final int LONGEST = 3;

  /** From this share of languages on, a full row is faster than pairs. */
  private static final double FULL = 0.3;

  static final byte END = -1;

  /** Characters that most text is made of; the number of one is its place here + 1. */
  private static final String COMMON = "abcdefghijklmnopqrstuvwxyz .,'-";

  static final int COMMON_BITS = 5;
  private static final byte[] COMMON_NUMBERS = commonNumbers();

  private final List<String> languages;
  private final int size;
  private final int shift;

  /** What is found for all n-grams that the model doesn't know: a number and the row of zeros. */
  private final long unknown;

  /**
   * The hash table, two entries an n-gram so that both are in one cache line: its characters, 0 if
   * the slot is free; then its number in the upper half and in the lower one the place of its full
   * row in {@link #rows}, or the complement of the begin of its pairs.
   */
  private final long[] table;

  /** What {@link #find} returns for all n-grams of {@link #COMMON} characters. */
  private final long[] common = new long[1 << (LONGEST * COMMON_BITS)];

  private final double unit;
  private final PackedRows rows;
  private final byte[] pairLanguages;
  private final short[] pairWeights;

  private NgramModel(AbstractModel model, List<String> languages, double absent) {
    this.languages = languages;
    int[] columns = columns(model, languages);
    @SuppressWarnings("unchecked") // documented there
    Map<String, Context> ngrams = (Map<String, Context>) model.getDataStructures()[1];
    double largest = 0;
    int full = 0;
    int pairs = 0;
    int count = 0;
    for (Context context : ngrams.values()) {
      int known = known(context, columns);
      count += known > 0 ? 1 : 0;
      for (double weight : context.getParameters()) {
        largest = Math.max(largest, Math.abs(weight + absent));
      }
      if (fillsRow(known)) {
        full++;
      } else {
        pairs += known + 1;
      }
    }
    size = count;
    unknown = (long) count << Integer.SIZE;
    shift = Long.numberOfLeadingZeros(count) - 1;
    table = new long[2 << (Long.SIZE - shift)];
    Arrays.fill(common, unknown);
    unit = largest / PackedRows.LARGEST;
    rows = new PackedRows(full, languages.size());
    pairLanguages = new byte[pairs];
    pairWeights = new short[pairs];
    fill(ngrams, columns, absent);
  }

  /**
   * Loads the model for some of its languages.
   *
   * @param languages ISO 639-3 codes
   * @param absent what an n-gram that a language never has in the corpus says against the language,
   *     in the unit of weights; 0 in OpenNLP
   * @throws IllegalArgumentException for a language that the model doesn't know
   */
  static NgramModel load(List<String> languages, double absent) {
    try (InputStream in = NgramModel.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException(
            "The language model %s is not on the class path; it comes with opennlp-models-langdetect"
                .formatted(RESOURCE));
      }
      AbstractModel model = (AbstractModel) new LanguageDetectorModel(in).getMaxentModel();
      return new NgramModel(model, List.copyOf(languages), absent);
    } catch (IOException e) {
      throw new UncheckedIOException("The language model " + RESOURCE + " can't be read", e);
    }
  }

  private static int[] columns(AbstractModel model, List<String> languages) {
    int[] columns = new int[model.getNumOutcomes()];
    Arrays.fill(columns, -1);
    for (int i = 0; i < languages.size(); i++) {
      int outcome = model.getIndex(languages.get(i));
      if (outcome < 0) {
        throw new IllegalArgumentException(
            "The language model " + RESOURCE + " has no language " + languages.get(i));
      }
      columns[outcome] = i;
    }
    return columns;
  }

  private static int known(Context context, int[] columns) {
    int known = 0;
    for (int outcome : context.getOutcomes()) {
      known += columns[outcome] >= 0 ? 1 : 0;
    }
    return known;
  }

  private boolean fillsRow(int known) {
    return known >= FULL * languages.size();
  }

  private void fill(Map<String, Context> ngrams, int[] columns, double absent) {
    int row = 1;
    int pair = 0;
    long number = 0;
    for (Map.Entry<String, Context> ngram : ngrams.entrySet()) {
      Context context = ngram.getValue();
      int known = known(context, columns);
      if (known == 0) {
        continue;
      }
      int slot = freeSlot(ngram.getKey());
      int[] outcomes = context.getOutcomes();
      double[] weights = context.getParameters();
      boolean full = fillsRow(known);
      table[slot + 1] =
          number++ << Integer.SIZE | Integer.toUnsignedLong(full ? rows.place(row) : ~pair);
      int code = commonCode(ngram.getKey());
      if (code > 0) {
        common[code] = table[slot + 1];
      }
      for (int i = 0; i < outcomes.length; i++) {
        int column = columns[outcomes[i]];
        // What is the same for all languages may be added: so absence costs nothing to look for.
        int weight = (int) Math.rint((weights[i] + absent) / unit);
        if (column >= 0 && full) {
          rows.set(rows.place(row), column, weight);
        } else if (column >= 0) {
          pairLanguages[pair] = (byte) column;
          pairWeights[pair++] = (short) weight;
        }
      }
      if (full) {
        row++;
      } else {
        pairLanguages[pair++] = END;
      }
    }
  }

  private static byte[] commonNumbers() {
    byte[] numbers = new byte[Character.MAX_VALUE + 1];
    for (int i = 0; i < COMMON.length(); i++) {
      numbers[COMMON.charAt(i)] = (byte) (i + 1);
    }
    return numbers;
  }

  /** The code of an n-gram, 0 if not all of its characters are common. */
  private static int commonCode(String ngram) {
    int code = 0;
    for (int i = 0; i < ngram.length(); i++) {
      if (commonNumber(ngram.charAt(i)) == 0) {
        return 0;
      }
      code = code << COMMON_BITS | commonNumber(ngram.charAt(i));
    }
    return code;
  }

  private int freeSlot(String ngram) {
    long key = 0;
    for (int i = 0; i < ngram.length(); i++) {
      key = (key << Character.SIZE) | ngram.charAt(i);
    }
    int slot = home(key);
    while (table[slot] != 0) {
      slot = (slot + 2) & (table.length - 1);
    }
    table[slot] = key;
    return slot;
  }

  private int home(long key) {
    return (int) ((key * 0x9E3779B97F4A7C15L) >>> shift) << 1;
  }

  /** Languages as ISO 639-3 codes, in the order of weights. */
  List<String> languages() {
    return languages;
  }

  /** How many {@linkplain #number numbers} n-grams have. */
  int numbers() {
    return size + 1;
  }

  /**
   * Looks up an n-gram, its characters from high to low bits. Returns its {@link #number} and
   * {@link #place}; all that are unknown have one number, and weights of 0.
   */
  long find(long key) {
    int slot = home(key);
    while (table[slot] != key) {
      if (table[slot] == 0) {
        return unknown;
      }
      slot = (slot + 2) & (table.length - 1);
    }
    return table[slot + 1];
  }

  /** Number of a common character, of {@link #COMMON_BITS} bits; 0 of all others. */
  static int commonNumber(char c) {
    return COMMON_NUMBERS[c];
  }

  /**
   * Looks up an n-gram of common characters without searching, with the same result.
   *
   * @param code numbers of its characters from high to low bits
   */
  long findCommon(int code) {
    return common[code];
  }

  /** Number of an n-gram that was looked up, below {@link #numbers}. */
  static int number(long found) {
    return (int) (found >>> Integer.SIZE);
  }

  /** Where the weights of an n-gram that was looked up are: if below 0 as pairs, else in a row. */
  static int place(long found) {
    return (int) found;
  }

  /** The weights of full rows, in {@linkplain #unit units}. */
  PackedRows rows() {
    return rows;
  }

  /** What a weight of 1 is worth. */
  double unit() {
    return unit;
  }

  /** Adds the pairs of the n-gram at a place, in {@linkplain #unit units}. */
  void addPairs(int place, int[] sums) {
    for (int i = ~place; pairLanguages[i] != END; i++) {
      sums[pairLanguages[i]] += pairWeights[i];
    }
  }
}
