package io.mimodata.synthgen.judge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * User ids that belong to nobody, one for each sandbox, in turn: the kernel counts processes by
 * user and may be late to notice that they have ended. Thread-safe.
 */
final class UserIds {
  /** The first of those that neither distributions nor container managers give away. */
  private static final long FIRST = 1_900_000_000L;

  private static final long COUNT = 10_000;

  /** The first where only 65,536 ids are mapped, as in most containers with a map. */
  private static final long FIRST_OF_FEW = 50_000;

  private final long first;
  private final AtomicLong next = new AtomicLong(ThreadLocalRandom.current().nextLong(COUNT));

  private UserIds(long first) {
    this.first = first;
  }

  /**
   * Returns the ids that can be had.
   *
   * @param map lines of {@code first-here first-outside count}, as in {@code /proc/self/uid_map}
   */
  static UserIds in(Path map) throws IOException {
    for (String line : Files.readAllLines(map)) {
      String[] fields = line.strip().split("\\s+", -1);
      long start = Long.parseLong(fields[0]);
      if (start <= FIRST && FIRST + COUNT <= start + Long.parseLong(fields[2])) {
        return new UserIds(FIRST);
      }
    }
    return new UserIds(FIRST_OF_FEW);
  }

  long next() {
    return first + next.getAndIncrement() % COUNT;
  }
}
