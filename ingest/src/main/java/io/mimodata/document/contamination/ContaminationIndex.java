package io.mimodata.document.contamination;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * What evaluation sets are known by. A document that shares a sequence of n words with one is
 * contaminated, as in T. Brown et al., "Language Models are Few-Shot Learners", 2020, appendix C,
 * with n = 13 there.
 *
 * <p>Items of fewer words are matched whole, from {@value ContentRule#SHORTEST} words on; so are
 * formulas, whose n-grams have too few letters to tell them apart. Sequences that tell nothing are
 * not looked for: those of numbers, of repeated words, of {@code import} lines, of common phrases,
 * and those that more than {@value #COMMON_NGRAM} texts of the evaluation sets have. Items without
 * any other are counted and named: {@link Figures}. What a word is: {@code
 * docs/decontamination.md}.
 *
 * <p>Exact but for collisions of 64-bit hashes. Immutable and thread-safe; takes 14 bytes an n-gram
 * and some 20 an item, and while it is built up to three times as much.
 */
public final class ContaminationIndex implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Texts that may share an n-gram; more, and it is a template. */
  static final int COMMON_NGRAM = 10;

  /** Items that may share a text, as several questions share a passage. */
  static final int COMMON_TEXT = 100;

  private static final int LISTED = 10;
  private static final int LONGEST_PASSAGE = 200;

  private final int words;
  private final int tail;
  private final SortedHashes ngrams;
  private final int[] textOfNgram;
  private final Wholes wholes;
  private final int[] itemOfText;
  private final ItemNames names;
  private final Figures figures;

  /**
   * What an index has.
   *
   * @param items that were added
   * @param itemsTooShort of them, those that have too little text to be found
   * @param itemsCommon of them, those that have nothing that is not common to many
   * @param notFound names of the first items of both kinds
   * @param ngrams different ones that are looked for
   * @param ngramsCommon that are not looked for, as many texts have them
   * @param wholes sequences that are matched whole
   */
  public record Figures(
      int items,
      int itemsTooShort,
      int itemsCommon,
      List<String> notFound,
      int ngrams,
      int ngramsCommon,
      int wholes)
      implements Serializable {}

  /**
   * A passage of a document that is a passage of an item.
   *
   * @param set the file of the item
   * @param line of the item in its file, from 1 on
   * @param id that the item gives itself, or null
   * @param start in Unicode code points of the document
   * @param end after its last one
   * @param words of the passage
   * @param passage of the document, or its beginning
   */
  public record Match(
      String set, int line, String id, int start, int end, int words, String passage) {
    /** The item's name, as in {@code aime24.jsonl:7 (id 2024-I-7)}. */
    public String item() {
      return name(set, line, id);
    }
  }

  private static String name(String set, int line, String id) {
    return set + ":" + line + (id == null ? "" : " (id " + id + ")");
  }

  /** Collects items; not thread-safe. */
  public static final class Builder {
    private final int words;
    private final ItemTexts texts;
    private final ItemNames names = new ItemNames();

    /** Numbers of the texts of all items, one after the other, and where those of each end. */
    private final IntList textsOfItems = new IntList();

    private final IntList ends = new IntList();

    /**
     * Starts an empty index.
     *
     * @param words in an n-gram, at least 1
     */
    public Builder(int words) {
      if (words < 1) {
        throw new IllegalArgumentException("words must be at least 1, cannot be: " + words);
      }
      this.words = words;
      this.texts = new ItemTexts(words);
    }

    /**
     * Says where the items that follow come from.
     *
     * @param name as in {@code problems.jsonl}
     * @param path to tell sets of the same name apart
     */
    public Builder startSet(String name, String path) {
      names.startSet(names.hasSet(name) ? path : name);
      return this;
    }

    /** Adds an item of the set that was started last. */
    public Builder add(EvaluationItem item) {
      for (int text : texts.add(item, names.size())) {
        textsOfItems.add(text);
      }
      ends.add(textsOfItems.size());
      names.add(item.line(), item.id());
      return this;
    }

    /** Builds the index; nothing can be added any more. */
    public ContaminationIndex build() {
      return new ContaminationIndex(this);
    }
  }

  private ContaminationIndex(Builder builder) {
    words = builder.words;
    tail = builder.texts.shortestWhole();
    names = builder.names;
    TextNumbers texts = builder.texts.texts;
    itemOfText = texts.items();
    HashPairs pairs = builder.texts.ngrams;
    pairs.sort();
    BitSet findable = new BitSet();
    BitSet common = new BitSet();
    int ngramsCommon = keepTelling(pairs, texts, findable, common);
    ngrams = new SortedHashes(pairs.hashes());
    textOfNgram = pairs.numbers();
    wholes = builder.texts.wholes;
    for (int i = 0; i < wholes.size(); i++) {
      (texts.uses(wholes.text(i)) > COMMON_NGRAM ? common : findable).set(wholes.text(i));
    }
    wholes.sort(text -> texts.uses(text) <= COMMON_NGRAM);
    figures = figures(builder, findable, common, ngramsCommon);
  }

  /**
   * Leaves each n-gram once, with the first text that has it, and leaves out the common ones.
   *
   * @return how many those are
   */
  private static int keepTelling(
      HashPairs pairs, TextNumbers texts, BitSet findable, BitSet common) {
    int kept = 0;
    int dropped = 0;
    for (int i = 0; i < pairs.size(); ) {
      int next = i + 1;
      while (next < pairs.size() && pairs.hash(next) == pairs.hash(i)) {
        next++;
      }
      boolean keep = differentTexts(pairs, i, next) <= COMMON_NGRAM;
      for (int j = i; j < next && keep; j++) {
        keep = texts.uses(pairs.number(j)) <= COMMON_TEXT;
      }
      for (int j = i; j < next; j++) {
        (keep ? findable : common).set(pairs.number(j));
      }
      if (keep) {
        pairs.set(kept++, pairs.hash(i), pairs.number(i));
      } else {
        dropped++;
      }
      i = next;
    }
    pairs.truncate(kept);
    return dropped;
  }

  /** Pairs of equal hashes are sorted by text. */
  private static int differentTexts(HashPairs pairs, int from, int to) {
    int different = 1;
    for (int i = from + 1; i < to; i++) {
      different += pairs.number(i) == pairs.number(i - 1) ? 0 : 1;
    }
    return different;
  }

  private Figures figures(Builder builder, BitSet findable, BitSet common, int ngramsCommon) {
    int tooShort = 0;
    int onlyCommon = 0;
    List<String> notFound = new ArrayList<>();
    int from = 0;
    for (int item = 0; item < names.size(); item++) {
      int to = builder.ends.get(item);
      boolean found = false;
      boolean some = false;
      for (int i = from; i < to; i++) {
        found |= findable.get(builder.textsOfItems.get(i));
        some |= common.get(builder.textsOfItems.get(i));
      }
      from = to;
      if (!found) {
        tooShort += some ? 0 : 1;
        onlyCommon += some ? 1 : 0;
        if (notFound.size() < LISTED) {
          notFound.add(name(names.set(item), names.line(item), names.id(item)));
        }
      }
    }
    return new Figures(
        names.size(),
        tooShort,
        onlyCommon,
        List.copyOf(notFound),
        ngrams.size(),
        ngramsCommon,
        wholes.size());
  }

  /**
   * Returns all passages of a text that are passages of items, in their order in the text. Passages
   * that overlap are one, of the item that has most of it.
   */
  public List<Match> find(String text) {
    if (ngrams.size() == 0 && wholes.size() == 0) {
      return List.of();
    }
    List<TextScan.Hit> hits =
        new TextScan(words, ngrams, textOfNgram, wholes, tail, itemOfText).scan(text);
    if (hits.isEmpty()) {
      return List.of();
    }
    List<Match> matches = new ArrayList<>();
    int place = 0;
    int points = 0;
    for (TextScan.Hit hit : hits) {
      int start = points + text.codePointCount(place, hit.start());
      int end = start + text.codePointCount(hit.start(), hit.end());
      int shown = Math.min(end - start, LONGEST_PASSAGE);
      matches.add(
          new Match(
              names.set(hit.item()),
              names.line(hit.item()),
              names.id(hit.item()),
              start,
              end,
              hit.words(),
              text.substring(hit.start(), text.offsetByCodePoints(hit.start(), shown))));
      place = hit.end();
      points = end;
    }
    return List.copyOf(matches);
  }

  public Figures figures() {
    return figures;
  }
}
