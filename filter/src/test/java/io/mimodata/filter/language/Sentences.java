package io.mimodata.filter.language;

import java.util.List;

/** Paragraphs of the Universal Declaration of Human Rights in many languages. */
final class Sentences {
  private Sentences() {}

  /**
   * @param tag BCP 47
   */
  record Sentence(String tag, String text) {}

  static List<Sentence> all() {
    return LanguageTable.lines("sentences.txt").stream()
        .map(line -> line.split(" ", 2))
        .map(fields -> new Sentence(fields[0], fields[1]))
        .toList();
  }

  /** All paragraphs of a language. */
  static String of(String tag) {
    return all().stream()
        .filter(sentence -> sentence.tag().equals(tag))
        .map(Sentence::text)
        .reduce("", (text, next) -> text + next + "\n");
  }
}
