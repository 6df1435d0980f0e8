package io.mimodata.document.contamination;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mimodata.document.contamination.WordReader.Punctuation;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Phrases that many texts have and that tell nothing of an item, as of licences, of exercises and
 * of prompts: {@code common-phrases.txt}. Immutable and thread-safe.
 */
final class CommonPhrases {
  private static final Pattern PARAGRAPHS = Pattern.compile("\n\\s*\n");

  private final int words;
  private final long[] hashes;

  /**
   * @param words so many in order that are in a phrase make them a part of it
   */
  CommonPhrases(int words) {
    this.words = words;
    Set<Long> found = new HashSet<>();
    ItemWords reader = new ItemWords(Punctuation.USUAL);
    for (String phrase : PARAGRAPHS.split(read(), -1)) {
      reader.clear();
      reader.append(phrase);
      for (int i = 0; i + words <= reader.size(); i++) {
        found.add(reader.sequence(i, i + words));
      }
    }
    hashes = found.stream().mapToLong(Long::longValue).sorted().toArray();
  }

  private static String read() {
    try (InputStream in = CommonPhrases.class.getResourceAsStream("common-phrases.txt")) {
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Takes the content from words that are a part of a phrase. */
  void mark(ItemWords sequence) {
    int until = 0;
    for (int i = 0; i + words <= sequence.size(); i++) {
      if (Arrays.binarySearch(hashes, sequence.sequence(i, i + words)) >= 0) {
        for (int j = Math.max(i, until); j < i + words; j++) {
          sequence.takeContent(j);
        }
        until = i + words;
      }
    }
  }
}
