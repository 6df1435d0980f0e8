package io.mimodata.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * English pages by chance: words by Zipf's law, a third of them function words, in sentences of 8
 * to 30 words and paragraphs of 2 to 8 sentences, with formulas or code between. Words have the
 * lengths of English; they mean nothing.
 */
final class MadePages {
  private static final String[] FUNCTION =
      ("the of and to in a is that for it as was with be by on not he his but at are this have"
              + " which from or had we they you one if all when there so no an were their")
          .split(" ", -1);

  private static final String[] SYLLABLES =
      ("con ter ma re in ti sta pro lo de ca mi ne ra so per ven tu la gra di ci ex tor"
              + " men ble ous ing er ly ist al")
          .split(" ", -1);

  private final Random random;
  private final String[] words;

  MadePages(long seed) {
    random = new Random(seed);
    words = new String[20_000];
    for (int i = 0; i < words.length; i++) {
      StringBuilder word = new StringBuilder();
      for (int n = 1 + random.nextInt(4); n > 0; n--) {
        word.append(SYLLABLES[random.nextInt(SYLLABLES.length)]);
      }
      words[i] = word.toString();
    }
  }

  /** Pages of one kind: {@code prose}, {@code maths} or {@code code}. */
  List<String> of(String kind, int count) {
    return IntStream.range(0, count).mapToObj(i -> page(kind)).toList();
  }

  private String page(String kind) {
    List<String> blocks = new ArrayList<>();
    blocks.add("# " + word() + " " + word());
    for (int n = 4 + random.nextInt(20); n > 0; n--) {
      blocks.add(paragraph(kind.equals("maths")));
      if (kind.equals("code")) {
        blocks.add(code());
      } else if (kind.equals("maths") && random.nextBoolean()) {
        blocks.add("$$\\sum_{i=1}^{n} " + formula() + "$$");
      }
    }
    return String.join("\n\n", blocks) + "\n";
  }

  private String paragraph(boolean formulas) {
    StringBuilder out = new StringBuilder();
    for (int n = 2 + random.nextInt(7); n > 0; n--) {
      String first = word();
      out.append(Character.toUpperCase(first.charAt(0))).append(first, 1, first.length());
      for (int k = 7 + random.nextInt(23); k > 0; k--) {
        out.append(k % 9 == 0 ? ", " : " ");
        out.append(formulas && random.nextInt(6) == 0 ? "$" + formula() + "$" : word());
      }
      out.append(n == 1 ? "." : ". ");
    }
    return out.toString();
  }

  private String formula() {
    char x = (char) ('a' + random.nextInt(26));
    return switch (random.nextInt(3)) {
      case 0 -> "\\frac{" + x + "_{" + random.nextInt(10) + "}}{2}";
      case 1 -> x + "^{2} + 1 \\in \\mathbb{R}";
      default -> String.valueOf(x);
    };
  }

  private String code() {
    StringBuilder out = new StringBuilder("```java\n");
    for (int n = 2 + random.nextInt(12); n > 0; n--) {
      out.append("    int ").append(word()).append(" = ").append(word()).append('.');
      out.append(word()).append('(').append(random.nextInt(100)).append(");\n");
    }
    return out.append("```").toString();
  }

  private String word() {
    if (random.nextInt(3) == 0) {
      return FUNCTION[(int) (FUNCTION.length * Math.pow(random.nextDouble(), 2))];
    }
    return words[(int) Math.pow(words.length, random.nextDouble()) - 1];
  }
}
