package io.mimodata.synthgen.mimo.text.jinja;

import java.time.Clock;
import java.time.LocalDateTime;

/** What one run of a template has used up, and where it is. Not thread-safe. */
final class Rendering {
  /** Work that a template may do, as steps and characters, whatever its variables. */
  private static final long WORK = 20_000_000;

  /** Work that it may do for each character of its variables. */
  private static final long WORK_PER_CHARACTER = 200;

  /** Keeps far from the end of a thread's stack of 512 KB. */
  private static final int DEPTH = 300;

  /** Comparisons of characters that count as one step. */
  private static final long COMPARISONS = 64;

  private final Clock clock;
  private long left = WORK;
  private int depth;
  private int line = 1;

  Rendering(Clock clock) {
    this.clock = clock;
  }

  void allowFor(long characters) {
    left += characters * WORK_PER_CHARACTER;
  }

  void spend(long work) {
    left -= work;
    if (left < 0) {
      throw new TemplateException("the template works too long");
    }
  }

  /** Pays for a search, which at worst compares each character with the whole part. */
  void spendOnSearch(String text, String part) {
    spend(text.length() + (long) text.length() * part.length() / COMPARISONS);
  }

  void enter() {
    spend(1);
    depth++;
    if (depth > DEPTH) {
      throw new TemplateException("the template or a value is nested too deeply");
    }
  }

  void leave() {
    depth--;
  }

  void reach(int newLine) {
    line = newLine;
  }

  int line() {
    return line;
  }

  LocalDateTime now() {
    return LocalDateTime.now(clock);
  }
}
