package io.mimodata.ingest;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * The files of all sources and their division into tasks. It depends on the files and the
 * configuration alone, so that every machine makes the same plan.
 *
 * @param files in the order of the sources, then by path
 * @param tasks in the order of their files
 */
public record IngestPlan(List<InputFile> files, List<IngestTask> tasks) implements Serializable {
  public IngestPlan {
    files = List.copyOf(files);
    tasks = List.copyOf(tasks);
  }

  /** Divides files into tasks: large ones are sliced, small ones are read together. */
  static IngestPlan of(List<InputFile> files, IngestConfig config) {
    Tasks tasks = new Tasks(config);
    files.forEach(tasks::add);
    return new IngestPlan(files, tasks.finish());
  }

  public long totalBytes() {
    return files.stream().mapToLong(InputFile::bytes).sum();
  }

  private static final class Tasks {
    private final IngestConfig config;
    private final List<IngestTask> tasks = new ArrayList<>();
    private final List<FileSlice> small = new ArrayList<>();
    private long smallBytes;

    Tasks(IngestConfig config) {
      this.config = config;
    }

    void add(InputFile file) {
      if (file.bytes() > config.sliceBytes() && file.format().splittable(file.path())) {
        closeSmall();
        slice(file);
        return;
      }
      if (smallBytes + file.bytes() > config.sliceBytes()
          || small.size() == config.filesPerTask()) {
        closeSmall();
      }
      small.add(FileSlice.whole(file));
      smallBytes += file.bytes();
    }

    List<IngestTask> finish() {
      closeSmall();
      return tasks;
    }

    /** Slices of equal size, none larger than the configured one. */
    private void slice(InputFile file) {
      long slices = ceilDiv(file.bytes(), config.sliceBytes());
      long size = ceilDiv(file.bytes(), slices);
      for (long start = 0; start < file.bytes(); start += size) {
        long end = Math.min(start + size, file.bytes());
        tasks.add(new IngestTask(tasks.size(), List.of(new FileSlice(file, start, end))));
      }
    }

    private static long ceilDiv(long dividend, long divisor) {
      return (dividend - 1) / divisor + 1;
    }

    private void closeSmall() {
      if (!small.isEmpty()) {
        tasks.add(new IngestTask(tasks.size(), small));
        small.clear();
        smallBytes = 0;
      }
    }
  }
}
