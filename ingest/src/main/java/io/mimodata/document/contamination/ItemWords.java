package io.mimodata.document.contamination;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words of an evaluation item's text with what each tells: a text can be known by its words
 * only if they tell enough. Not thread-safe.
 */
final class ItemWords extends WordReader {
  /** Lines of code that many programs have. */
  private static final Pattern IMPORTS =
      Pattern.compile(
          "(?m)^[ \\t]*(import |from \\S+ import |#\\s*include|using (namespace )?[\\w.]+;|package )"
              + ".{0,80}$");

  private static final int SHORTEST_CONTENT = 3;

  private long[] hashes = new long[64];
  private byte[] letters = new byte[64];
  private boolean[] content = new boolean[64];
  private int size;
  private Matcher imports;
  private int importStart;
  private int importEnd;

  ItemWords(Punctuation punctuation) {
    super(punctuation);
  }

  void clear() {
    size = 0;
  }

  /** Appends the words of a text. */
  void append(String text) {
    imports = IMPORTS.matcher(text);
    importStart = 0;
    importEnd = 0;
    read(text);
  }

  @Override
  void word(long hash, int kind, int count, int start, int end) {
    if (size == hashes.length) {
      hashes = Arrays.copyOf(hashes, 2 * size);
      letters = Arrays.copyOf(letters, 2 * size);
      content = Arrays.copyOf(content, 2 * size);
    }
    boolean number =
        kind == Characters.DIGIT || kind == Characters.SUPERSCRIPT || kind == Characters.SUBSCRIPT;
    boolean ideograph = kind == Characters.IDEOGRAPH;
    boolean imported = inImport(start);
    int weight = ideograph ? 2 : Math.min(count, Byte.MAX_VALUE);
    hashes[size] = hash;
    letters[size] = (byte) (imported ? 0 : number ? -weight : weight);
    content[size] =
        !imported
            && (ideograph
                || (number && count > 1)
                || (count >= SHORTEST_CONTENT && !CommonWords.contains(hash)));
    size++;
  }

  private boolean inImport(int start) {
    while (importEnd <= start) {
      if (!imports.find(importEnd)) {
        importStart = Integer.MAX_VALUE;
        importEnd = Integer.MAX_VALUE;
        break;
      }
      importStart = imports.start();
      importEnd = Math.max(imports.end(), importEnd + 1);
    }
    return start >= importStart;
  }

  int size() {
    return size;
  }

  /** Makes a word tell nothing. */
  void takeContent(int i) {
    letters[i] = 0;
    content[i] = false;
  }

  /** Hash of the sequence of words from one index to another. */
  long sequence(int from, int to) {
    long sum = 0;
    for (int i = from; i < to; i++) {
      sum = SequenceHash.append(sum, hashes[i]);
    }
    return finish(sum);
  }

  /** What different words tell together. */
  record Content(int different, int letters, int lettersOfWords, int content) {}

  Content content(int from, int to) {
    int different = 0;
    int all = 0;
    int ofWords = 0;
    int telling = 0;
    for (int i = from; i < to; i++) {
      if (letters[i] == 0 || isBefore(i, from)) {
        continue;
      }
      different++;
      all += Math.abs(letters[i]);
      ofWords += letters[i] > 1 ? letters[i] : 0;
      telling += content[i] ? 1 : 0;
    }
    return new Content(different, all, ofWords, telling);
  }

  private boolean isBefore(int i, int from) {
    for (int j = from; j < i; j++) {
      if (hashes[j] == hashes[i]) {
        return true;
      }
    }
    return false;
  }
}
