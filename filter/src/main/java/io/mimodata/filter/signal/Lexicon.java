package io.mimodata.filter.signal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A list of words that speak for one kind of text. A term is one word, or two characters of a
 * script whose characters are words of their own. Immutable.
 */
final class Lexicon {
  private static final Pattern SPACES = Pattern.compile("\\s+");

  private final Set<String> terms;

  private Lexicon(Set<String> terms) {
    this.terms = terms;
  }

  /**
   * Reads a list of this module: words separated by white space, comment lines after {@code #}.
   *
   * @param name of the resource, without folder and ending
   */
  static Lexicon load(String name) {
    String resource = "/io/mimodata/filter/lexicon/" + name + ".txt";
    try (InputStream in = Lexicon.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("The word list " + resource + " is not on the class path");
      }
      return new Lexicon(
          new BufferedReader(new InputStreamReader(in, UTF_8))
              .lines()
              .filter(line -> !line.isBlank() && !line.startsWith("#"))
              .flatMap(line -> SPACES.splitAsStream(line.strip()))
              .collect(Collectors.toUnmodifiableSet()));
    } catch (IOException e) {
      throw new UncheckedIOException("The word list " + resource + " can't be read", e);
    }
  }

  /** Counts the words that are terms; both characters of a term of two count. */
  long count(List<String> words) {
    long count = 0;
    String before = "";
    for (String word : words) {
      boolean single = Words.isWordByItself(word.codePointAt(0));
      if (single && !before.isEmpty() && terms.contains(before + word)) {
        count += 2;
        before = "";
      } else {
        count += terms.contains(word) ? 1 : 0;
        before = single ? word : "";
      }
    }
    return count;
  }
}
