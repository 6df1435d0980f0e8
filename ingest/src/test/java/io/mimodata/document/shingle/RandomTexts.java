package io.mimodata.document.shingle;

import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Texts of characters that normalisation, words or UTF-8 treat in ways of their own. */
final class RandomTexts {
  private static final int[][] RANGES = {
    {0x20, 0x7F},
    {0x20, 0x7F},
    {'a', '{'},
    {0, 0x20},
    {0x80, 0x250},
    {0x300, 0x370},
    {0x370, 0x600},
    {0x600, 0x700},
    {0x900, 0xE00},
    {0xE00, 0x1200},
    {0x1E00, 0x2000},
    {0x2000, 0x2200},
    {0x3000, 0x3100},
    {0x3300, 0x3400},
    {0x4E00, 0x4F00},
    {0xAC00, 0xAD00},
    {0xF900, 0xFB50},
    {0xFF00, 0xFFF0},
    {0x1D165, 0x1D1F0},
    {0x1D400, 0x1D800},
    {0x20000, 0x20100},
    {0x1F600, 0x1F650}
  };

  private RandomTexts() {}

  /** Tries many texts; those of a failed run come again with its seed. */
  static void each(Consumer<String> check) {
    long seed = Long.getLong("seed", System.nanoTime());
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    for (int i = 0; i < 20_000; i++) {
      check.accept(next(random));
    }
  }

  private static String next(Random random) {
    StringBuilder text = new StringBuilder();
    int[] range = RANGES[random.nextInt(RANGES.length)];
    for (int n = random.nextInt(random.nextInt(50) == 0 ? 2_000 : 30); n > 0; n--) {
      if (random.nextInt(4) == 0) {
        range = RANGES[random.nextInt(RANGES.length)];
      }
      text.appendCodePoint(range[0] + random.nextInt(range[1] - range[0]));
    }
    return text.toString();
  }

  static String escaped(String text) {
    return text.codePoints().mapToObj("U+%04X"::formatted).collect(Collectors.joining(" "));
  }
}
