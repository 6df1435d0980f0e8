package io.mimodata.jobs.report;

import java.util.ArrayList;
import java.util.List;

/**
 * Documents as examples, folded away. What a document says is shown as text and nothing else: its
 * address is no link, its markup no markup, and its direction of writing stays within its box.
 */
final class ExampleList {
  /** Longer excerpts are cut: a page of examples must stay light. */
  private static final int EXCERPT_LIMIT = 3000;

  private ExampleList() {}

  static void write(Html page, String summary, List<Example> examples) {
    page.newline().open("details", "class", "examples").element("summary", summary);
    for (Example example : examples) {
      page.newline().open("div", "class", "example");
      page.element("h4", example.name(), "dir", "auto");
      if (!example.place().isBlank() && !example.place().equals(example.name())) {
        page.element("p", example.place(), "class", "place", "dir", "auto");
      }
      page.element("p", String.join(" · ", facts(example)), "class", "facts");
      if (!example.detail().isBlank()) {
        page.element("p", example.detail(), "class", "cause", "dir", "auto");
      }
      if (!example.excerpt().isBlank()) {
        page.element("pre", cut(example.excerpt()), "dir", "auto", "tabindex", "0");
      }
      page.close("div");
    }
    page.close("details");
  }

  /** How many examples there are, in words: {@code 3 examples}. */
  static String count(List<Example> examples) {
    return Numbers.count(examples.size(), "example");
  }

  private static List<String> facts(Example example) {
    List<String> facts = new ArrayList<>();
    if (!example.source().isBlank()) {
      facts.add("source " + example.source());
    }
    if (!example.id().isBlank()) {
      facts.add("id " + example.id());
    }
    if (!example.duplicateOf().isBlank()) {
      facts.add("kept instead: " + example.duplicateOf());
    }
    if (example.formulas() > 0) {
      facts.add(Numbers.count(example.formulas(), "formula"));
    }
    if (example.codeSpans() > 0) {
      facts.add(Numbers.count(example.codeSpans(), "code span"));
    }
    return facts;
  }

  private static String cut(String excerpt) {
    String text = excerpt.strip();
    if (text.length() <= EXCERPT_LIMIT) {
      return text;
    }
    return text.substring(0, text.offsetByCodePoints(0, text.codePointCount(0, EXCERPT_LIMIT)))
        + " …";
  }
}
