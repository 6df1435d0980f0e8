package io.mimodata.filter.wordlist;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mimodata.document.WordHash;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Terms of one kind, of one or more words each. Words are compared by 64-bit hashes of their lower
 * case; one look into a table for each word of a text tells that no term begins there. Immutable
 * and thread-safe.
 */
public final class WordList {
  private static final int NO_TERM = -1;

  private final String name;
  private final int terms;

  /** Hashes of terms and of their beginnings, by open addressing; 0 is free. */
  private final long[] keys;

  /** The number of the term that ends with a key, and whether one goes on from it. */
  private final int[] ends;

  private final boolean[] goesOn;

  private WordList(String name, List<HashedWords> sequences) {
    this.name = name;
    int words = sequences.stream().mapToInt(HashedWords::size).sum();
    int size = Math.max(16, Integer.highestOneBit(words + 1) * 4);
    keys = new long[size];
    ends = new int[size];
    goesOn = new boolean[size];
    Arrays.fill(ends, NO_TERM);
    int count = 0;
    for (HashedWords term : sequences) {
      long key = 0;
      int place = -1;
      for (int i = 0; i < term.size(); i++) {
        if (i > 0) {
          goesOn[place] = true;
        }
        key = key(key, term.hash(i), i);
        place = place(key);
        keys[place] = key;
      }
      if (ends[place] == NO_TERM) {
        ends[place] = count++;
      }
    }
    terms = count;
  }

  /**
   * Takes the lines of a list: one term or phrase each; empty lines and what follows a {@code #}
   * are passed over. Hyphens and apostrophes separate words, as in the texts.
   *
   * @param name that the signals of the list begin with
   * @throws IllegalArgumentException if a line has no word, with its number
   */
  public static WordList of(String name, List<String> lines) {
    List<HashedWords> sequences = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      int comment = lines.get(i).indexOf('#');
      String term = (comment < 0 ? lines.get(i) : lines.get(i).substring(0, comment)).strip();
      if (!term.isEmpty()) {
        HashedWords sequence = HashedWords.ofTerm(term);
        if (sequence.size() == 0) {
          throw new IllegalArgumentException(
              "Line %d of the word list %s must have a letter or digit, cannot be: %s"
                  .formatted(i + 1, name, term));
        }
        sequences.add(sequence);
      }
    }
    return new WordList(name, sequences);
  }

  /** Words of pornography, in English. */
  public static WordList adult() {
    return of("adult", shipped("adult"));
  }

  /** Slurs and obscene abuse, in English. */
  public static WordList toxic() {
    return of("toxic", shipped("toxic"));
  }

  /** The lines of a list that comes with the program: {@code adult} or {@code toxic}. */
  public static List<String> shipped(String name) {
    String resource = "/io/mimodata/filter/wordlist/" + name + ".txt";
    try (InputStream in = WordList.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("The word list " + resource + " is not on the class path");
      }
      return lines(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The lines of a file in UTF-8. The stream stays open. */
  public static List<String> lines(InputStream in) throws IOException {
    return new String(in.readAllBytes(), UTF_8).lines().toList();
  }

  public String name() {
    return name;
  }

  /** How many different terms it has. */
  public int terms() {
    return terms;
  }

  /** Counts the terms in a text: at each word the longest; terms don't overlap. */
  public WordListHits count(HashedWords text) {
    BitSet found = null;
    int matched = 0;
    int i = 0;
    while (i < text.size()) {
      int place = place(key(0, text.hash(i), 0));
      if (keys[place] == 0) {
        i++;
        continue;
      }
      int length = 0;
      int term = NO_TERM;
      long key = 0;
      for (int j = i; j < text.size(); j++) {
        key = key(key, text.hash(j), j - i);
        place = place(key);
        if (keys[place] == 0) {
          break;
        }
        if (ends[place] != NO_TERM) {
          length = j - i + 1;
          term = ends[place];
        }
        if (!goesOn[place]) {
          break;
        }
      }
      if (term != NO_TERM) {
        found = found == null ? new BitSet(terms) : found;
        found.set(term);
      }
      matched += length;
      i += Math.max(1, length);
    }
    return new WordListHits(text.size(), matched, found == null ? 0 : found.cardinality());
  }

  /** The key of some words with one more; never 0. */
  private static long key(long before, long hash, int words) {
    long key = words == 0 ? hash : WordHash.finish(WordHash.append(before, hash));
    return key == 0 ? 1 : key;
  }

  /** Where a key is or would be put. */
  private int place(long key) {
    int place = (int) key & (keys.length - 1);
    while (keys[place] != 0 && keys[place] != key) {
      place = (place + 1) & (keys.length - 1);
    }
    return place;
  }
}
