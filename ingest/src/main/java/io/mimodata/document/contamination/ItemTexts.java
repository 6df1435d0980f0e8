package io.mimodata.document.contamination;

import io.mimodata.document.contamination.EvaluationItem.Part;
import io.mimodata.document.contamination.EvaluationItem.Role;
import io.mimodata.document.contamination.WordReader.Punctuation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Makes what evaluation items are known by: the n-grams of each string and those across strings,
 * with and without labels before the choices, and with punctuation that separates or joins words
 * where that makes a difference; short ones and formulas as wholes. Not thread-safe.
 */
final class ItemTexts {
  /** Number in the place of that of a text that none is given to. */
  private static final int NO_TEXT = -1;

  private enum Labels {
    NONE,
    LETTERS,
    DIGITS
  }

  private final int words;
  private final ContentRule rule;
  private final CommonPhrases phrases;
  private final List<ItemWords> readers = new ArrayList<>();

  final HashPairs ngrams = new HashPairs();
  final Wholes wholes = new Wholes();
  final TextNumbers texts = new TextNumbers();

  private long[] found = new long[256];
  private int foundSize;
  private int[] ofItem = new int[8];
  private int ofItemSize;

  ItemTexts(int words) {
    this.words = words;
    this.rule = new ContentRule(words);
    this.phrases = new CommonPhrases(rule.shortestWhole());
    for (Punctuation punctuation : Punctuation.values()) {
      readers.add(new ItemWords(punctuation));
    }
  }

  int shortestWhole() {
    return rule.shortestWhole();
  }

  /**
   * Adds an item.
   *
   * @return numbers of the texts by which it may be found
   */
  int[] add(EvaluationItem item, int number) {
    ofItemSize = 0;
    boolean single = item.parts().size() == 1;
    for (Part part : item.parts()) {
      addPart(part, single || part.role() == Role.QUESTION, number);
    }
    if (!single) {
      addJoined(item.parts(), number);
    }
    return Arrays.copyOf(ofItem, ofItemSize);
  }

  private void addPart(Part part, boolean standsAlone, int item) {
    int text = NO_TEXT;
    long usual = 0;
    for (ItemWords reader : readers) {
      reader.clear();
      reader.append(part.text());
      int size = reader.size();
      long hash = reader.sequence(0, size);
      if (reader == readers.get(0)) {
        usual = hash;
      } else if (hash == usual) {
        continue;
      }
      if (size < rule.shortestWhole() || (size < words && !standsAlone)) {
        continue;
      }
      if (text == NO_TEXT) {
        int before = texts.size();
        text = texts.use(usual, item);
        use(text);
        if (text < before) {
          return;
        }
      }
      phrases.mark(reader);
      addSequence(reader, text, new int[0]);
    }
  }

  private void addJoined(List<Part> parts, int item) {
    int text = NO_TEXT;
    boolean choices = parts.stream().anyMatch(part -> part.role() == Role.CHOICE);
    long usual = 0;
    for (ItemWords reader : readers) {
      for (Labels labels : Labels.values()) {
        if (labels != Labels.NONE && !choices) {
          continue;
        }
        int[] seams = join(reader, parts, labels);
        long hash = reader.sequence(0, reader.size());
        if (text == NO_TEXT) {
          if (reader.size() < rule.shortestWhole()) {
            continue;
          }
          int before = texts.size();
          text = texts.use(hash, item);
          usual = hash;
          use(text);
          if (text < before) {
            return;
          }
        } else if (hash == usual) {
          continue;
        }
        phrases.mark(reader);
        addSequence(reader, text, seams);
      }
    }
  }

  /**
   * Reads all parts one after the other.
   *
   * @return where a part or a label ends
   */
  private static int[] join(ItemWords reader, List<Part> parts, Labels labels) {
    reader.clear();
    int[] seams = new int[2 * parts.size()];
    int size = 0;
    int choice = 0;
    for (Part part : parts) {
      if (part.role() == Role.CHOICE && labels != Labels.NONE) {
        reader.append(
            labels == Labels.LETTERS
                ? Character.toString('a' + Math.min(choice, 'z' - 'a'))
                : Integer.toString(choice + 1));
        seams[size++] = reader.size();
        choice++;
      }
      reader.append(part.text());
      seams[size++] = reader.size();
    }
    return Arrays.copyOf(seams, size);
  }

  /** Adds the n-grams of a sequence, of those with seams only the ones across a seam. */
  private void addSequence(ItemWords sequence, int text, int[] seams) {
    int size = sequence.size();
    if (size < words) {
      if (rule.keepsShort(size, sequence.content(0, size))) {
        wholes.add(sequence, size, rule.shortestWhole(), text);
      }
      return;
    }
    foundSize = 0;
    int seam = 0;
    boolean any = false;
    for (int i = 0; i + words <= size; i++) {
      while (seam < seams.length && seams[seam] <= i) {
        seam++;
      }
      boolean across = seam < seams.length && seams[seam] < i + words;
      if ((!any || seams.length == 0 || across)
          && rule.keepsNgram(sequence.content(i, i + words))) {
        any = true;
        if (seams.length == 0 || across) {
          found(sequence.sequence(i, i + words));
        }
      }
    }
    Arrays.sort(found, 0, foundSize);
    for (int i = 0; i < foundSize; i++) {
      if (i == 0 || found[i] != found[i - 1]) {
        ngrams.add(found[i], text);
      }
    }
    int whole = Math.min(size, ContentRule.LONGEST_WHOLE);
    if (!any && rule.keepsLong(sequence.content(0, whole))) {
      wholes.add(sequence, whole, rule.shortestWhole(), text);
    }
  }

  private void found(long hash) {
    if (foundSize == found.length) {
      found = Arrays.copyOf(found, 2 * foundSize);
    }
    found[foundSize++] = hash;
  }

  private void use(int text) {
    if (ofItemSize == ofItem.length) {
      ofItem = Arrays.copyOf(ofItem, 2 * ofItemSize);
    }
    ofItem[ofItemSize++] = text;
  }
}
