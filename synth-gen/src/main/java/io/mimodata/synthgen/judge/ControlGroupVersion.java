package io.mimodata.synthgen.judge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the files of the controllers are called. */
enum ControlGroupVersion {
  V1 {
    @Override
    void limitMemory(Path group, long bytes) throws IOException {
      String value = Long.toString(bytes);
      Path withSwap = group.resolve("memory.memsw.limit_in_bytes");
      if (!Files.exists(withSwap)) {
        Files.writeString(group.resolve(LIMIT_V1), value);
        return;
      }
      // The limit with swap may never be below the one without.
      Files.writeString(withSwap, "-1");
      Files.writeString(group.resolve(LIMIT_V1), value);
      Files.writeString(withSwap, value);
    }

    @Override
    long residentBytes(Path group) throws IOException {
      Path stat = group.resolve(STAT);
      return field(stat, "total_rss") + field(stat, "total_shmem");
    }

    @Override
    long watchPeak(Path group) throws IOException {
      Files.writeString(group.resolve(PEAK_V1), "0");
      return peakBytes(group);
    }

    @Override
    long peakBytes(Path group) throws IOException {
      return Long.parseLong(Files.readString(group.resolve(PEAK_V1)).strip());
    }

    @Override
    long killed(Path group) throws IOException {
      return field(group.resolve("memory.oom_control"), OOM_KILLS);
    }

    @Override
    long cpuNanos(Path group) throws IOException {
      return Long.parseLong(Files.readString(group.resolve("cpuacct.usage")).strip());
    }
  },

  V2 {
    @Override
    void limitMemory(Path group, long bytes) throws IOException {
      Files.writeString(group.resolve("memory.max"), Long.toString(bytes));
      Path swap = group.resolve("memory.swap.max");
      if (Files.exists(swap)) {
        Files.writeString(swap, "0");
      }
    }

    @Override
    long residentBytes(Path group) throws IOException {
      Path stat = group.resolve(STAT);
      return field(stat, "anon") + field(stat, "shmem");
    }

    @Override
    long watchPeak(Path group) {
      // memory.peak can be reset in new kernels only, and then for one open file.
      return -1;
    }

    @Override
    long peakBytes(Path group) {
      throw new IllegalStateException("watchPeak() said that it can't be told");
    }

    @Override
    long killed(Path group) throws IOException {
      return field(group.resolve("memory.events"), OOM_KILLS);
    }

    @Override
    long cpuNanos(Path group) throws IOException {
      return 1_000 * field(group.resolve("cpu.stat"), "usage_usec");
    }
  };

  private static final String LIMIT_V1 = "memory.limit_in_bytes";
  private static final String PEAK_V1 = "memory.max_usage_in_bytes";
  private static final String STAT = "memory.stat";
  private static final String OOM_KILLS = "oom_kill";

  abstract void limitMemory(Path group, long bytes) throws IOException;

  abstract long residentBytes(Path group) throws IOException;

  abstract long watchPeak(Path group) throws IOException;

  abstract long peakBytes(Path group) throws IOException;

  abstract long killed(Path group) throws IOException;

  abstract long cpuNanos(Path group) throws IOException;

  private static long field(Path file, String name) throws IOException {
    for (String line : Files.readAllLines(file)) {
      if (line.startsWith(name + " ")) {
        return Long.parseLong(line.substring(name.length() + 1).strip());
      }
    }
    throw new IOException("%s has no field %s".formatted(file, name));
  }
}
