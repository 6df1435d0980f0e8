package io.mimodata.document.contamination;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Evaluation items like those of known sets, all of at least 13 words. */
final class MadeItems {
  private static final String[] NAMES =
      "Mara Tobias Yusuf Ingrid Chen Olu Petra Dmitri".split(" ", -1);
  private static final String[] THINGS =
      "lanterns baskets marbles tickets notebooks seashells candles pumpkins".split(" ", -1);
  private static final String[] PLACES =
      "harbour bakery library orchard museum quarry greenhouse ferry".split(" ", -1);
  private static final String[] ORGANS =
      "spleen pancreas cerebellum thymus kidney cochlea retina trachea".split(" ", -1);
  private static final String[] ACTS =
      "reverse rotate merge compress tokenise partition interleave deduplicate".split(" ", -1);

  private final Random random;

  MadeItems(Random random) {
    this.random = random;
  }

  /** An item's question, its choices, and its solution; the last two may be empty. */
  record Made(String question, List<String> choices, String solution) {}

  Made next() {
    return switch (random.nextInt(4)) {
      case 0 -> arithmetic();
      case 1 -> mathematics();
      case 2 -> knowledge();
      default -> code();
    };
  }

  private Made arithmetic() {
    String name = pick(NAMES);
    String thing = pick(THINGS);
    String question =
        "%s's stall at the %s sold %,d %s on Monday, and half-price %s don't count: %d fewer on Tuesday. At $%d.%d each, how much did %s's sister earn?"
            .formatted(
                name,
                pick(PLACES),
                number(900, 9000),
                thing,
                thing,
                number(2, 90),
                number(1, 9),
                number(11, 99),
                pick(NAMES));
    int price = number(2, 9);
    return new Made(
        question,
        List.of(),
        "%s earned %d*%d = <<%d*%d=%d>>%d dollars from the %s before lunch, so we take the rest of the week together."
            .formatted(name, price, 12, price, 12, 12 * price, 12 * price, thing));
  }

  private Made mathematics() {
    int a = number(2, 9);
    int b = number(11, 99);
    String question =
        switch (random.nextInt(5)) {
          case 0 ->
              "Let $f(x) = \\frac{%d}{x} + %dx^2$ for $x > 0$. Find the smallest value of $f\\left(x\\right)$ on the interval $[1, %d]$."
                  .formatted(a, b, number(100, 999));
          case 1 ->
              "Evaluate $\\int_0^{%d} x^{3} \\cdot \\sin(%dx)\\,dx$ and write the result as $p\\pi + q$ with rational $p, q$."
                  .formatted(a, b);
          case 2 ->
              "In triangle $ABC$ the angle $\\theta$ satisfies $\\cos\\theta = \\frac{%d}{%d}$ and $AB = %d\\text{ cm}$. What is the area?"
                  .formatted(a, b, number(100, 999));
          case 3 ->
              "How many pairs $(m, n)$ of integers with $1 \\le m \\leq n \\le %d$ satisfy $m^2 + n^{2} \\equiv %d \\pmod{%d}$?"
                  .formatted(number(100, 999), a, b);
          default ->
              "If $x + y = %d$ and $xy = %d$, compute $x^{4} + y^4$ when $x$ is larger than $y$ and positive."
                  .formatted(number(100, 999), b);
        };
    return new Made(
        question,
        List.of(),
        "We have $\\frac{%d}{%d} \\times %d$ by the substitution $u = %dx$, hence the remaining factor vanishes at once."
            .formatted(a, b, number(100, 999), number(10, 99)));
  }

  private Made knowledge() {
    String organ = pick(ORGANS);
    String place = pick(PLACES);
    return new Made(
        "A %d-year-old worker of the %s has pain near the %s after %d days of fever. Which finding explains the loss of weight?"
            .formatted(number(20, 90), place, organ, number(3, 40)),
        List.of(
            "Swelling of the " + organ,
            "Too little iron (" + number(2, 30) + " mg/dL)",
            "A tumour of the " + pick(ORGANS),
            "None of these"),
        "");
  }

  private Made code() {
    String act = pick(ACTS);
    String thing = pick(THINGS);
    return new Made(
        "from typing import List\n\n\ndef %s_%s(%s: List[int], limit: int = %d) -> List[int]:\n    \"\"\"Given %s as a list, %s every %d-th of them unless it's above the limit.\n    >>> %s_%s([1, 2, 3], %d)\n    [3, 1]\n    \"\"\"\n"
            .formatted(
                act,
                thing,
                thing,
                number(10, 999),
                thing,
                act,
                number(3, 99),
                act,
                thing,
                number(3, 9)),
        List.of(),
        "");
  }

  /** As a line of JSON under names that differ from set to set. */
  static String json(Made made, int line, Random random) {
    List<String> fields = new ArrayList<>();
    fields.add("\"id\": \"item-" + line + "\"");
    fields.add(
        "\"%s\": %s"
            .formatted(
                name(random, "question", "problem", "prompt", "x"), string(made.question())));
    if (!made.choices().isEmpty()) {
      List<String> strings = made.choices().stream().map(MadeItems::string).toList();
      fields.add(
          switch (random.nextInt(3)) {
            case 0 -> "\"choices\": " + strings;
            case 1 ->
                "\"choices\": {\"text\": %s, \"label\": [\"A\", \"B\", \"C\", \"D\"]}"
                    .formatted(strings);
            default -> "\"A\": %s, \"B\": %s, \"C\": %s, \"D\": %s".formatted(strings.toArray());
          });
      fields.add("\"answer\": \"B\"");
    }
    fields.add(
        "\"level\": \"Level 5\", \"source\": \"a book that nobody ever read in all these years and months and days\"");
    if (!made.solution().isEmpty()) {
      fields.add("\"solution\": " + string(made.solution()));
    }
    return "{" + String.join(", ", fields) + "}";
  }

  private static String name(Random random, String... names) {
    return names[random.nextInt(names.length)];
  }

  private static String string(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"";
  }

  private String pick(String[] words) {
    return words[random.nextInt(words.length)];
  }

  private int number(int from, int to) {
    return from + random.nextInt(to - from);
  }
}
