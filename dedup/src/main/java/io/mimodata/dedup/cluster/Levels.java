package io.mimodata.dedup.cluster;

import io.mimodata.dedup.Level;
import java.util.List;

/** Numbers that levels are written as; they stay what they are when levels are added. */
final class Levels {
  private static final List<Level> NUMBERED = List.of(Level.URL, Level.EXACT, Level.NEAR);

  private Levels() {}

  /** Zero for null. */
  static int number(Level level) {
    return level == null ? 0 : 1 + NUMBERED.indexOf(level);
  }

  static Level ofNumber(int number) {
    return number == 0 ? null : NUMBERED.get(number - 1);
  }
}
