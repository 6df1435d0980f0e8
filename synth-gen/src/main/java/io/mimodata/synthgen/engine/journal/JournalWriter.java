package io.mimodata.synthgen.engine.journal;

import io.mimodata.document.StageException;
import io.mimodata.synthgen.engine.Generation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Appends generations to a journal. Records are collected in memory and made durable together about
 * once a second, or every five where that makes a new file each time, as on object stores. So a
 * process that is killed loses no more than that. Thread-safe.
 */
public final class JournalWriter implements AutoCloseable {
  private static final Duration INTERVAL = Duration.ofSeconds(1);
  private static final int INTERVALS_PER_FILE = 5;
  private static final int MAX_PENDING_BYTES = 4 << 20;

  /** Failures of the file system in a row after which the journal can't be relied on. */
  private static final int MAX_FAILURES = 5;

  private final Path folder;
  private final JournalOutput output;
  private final Clock clock;
  private final ScheduledExecutorService timer;
  private ByteArrayOutputStream pending = new ByteArrayOutputStream();
  private int intervals;
  private int failures;
  private IOException failure;
  private boolean closed;

  JournalWriter(FileSystem files, Path folder, Duration interval, Clock clock) {
    this.folder = folder;
    this.clock = clock;
    output = new JournalOutput(files, folder, UUID.randomUUID().toString());
    timer = Executors.newSingleThreadScheduledExecutor(JournalWriter::daemon);
    long nanos = interval.toNanos();
    var unused = timer.scheduleWithFixedDelay(this::tick, nanos, nanos, TimeUnit.NANOSECONDS);
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "synth-journal");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Opens a journal for one task attempt, which gets files of its own.
   *
   * @param folder made when it is missing
   * @throws StageException when the folder can't be made
   */
  public static JournalWriter open(Path folder, Configuration configuration) {
    try {
      FileSystem files = JournalFiles.fileSystem(folder, configuration);
      files.mkdirs(folder);
      return new JournalWriter(files, folder, INTERVAL, Clock.systemUTC());
    } catch (IOException e) {
      throw unwritable(folder, e);
    }
  }

  /**
   * Adds a generation; it is durable a little later. Does no I/O.
   *
   * @throws StageException when the file system has failed again and again, or the writer is closed
   */
  public void append(String requestId, Generation generation) {
    byte[] line = RecordFormat.encode(new JournalRecord(requestId, generation, clock.instant()));
    synchronized (this) {
      if (closed) {
        throw new StageException("The journal in " + folder + " is closed");
      }
      if (failures >= MAX_FAILURES) {
        throw unwritable(folder, failure);
      }
      pending.writeBytes(line);
      if (pending.size() < MAX_PENDING_BYTES || pending.size() - line.length >= MAX_PENDING_BYTES) {
        return;
      }
    }
    flushSoon();
  }

  private void flushSoon() {
    try {
      timer.execute(this::flushOrKeep);
    } catch (RejectedExecutionException e) {
      // Another thread is closing the writer, and writes what is pending.
      return;
    }
  }

  /**
   * Makes all that was added before durable, and waits for it.
   *
   * @throws StageException when it can't; the records are kept for another try
   */
  public void flush() {
    try {
      write();
    } catch (IOException e) {
      throw unwritable(folder, e);
    }
  }

  private void tick() {
    if (++intervals % (makesManyFiles() ? INTERVALS_PER_FILE : 1) == 0) {
      flushOrKeep();
    }
  }

  private boolean makesManyFiles() {
    synchronized (output) {
      return output.makesManyFiles();
    }
  }

  private void flushOrKeep() {
    try {
      write();
    } catch (IOException e) {
      synchronized (this) {
        failure = e;
        failures++;
      }
    }
  }

  private void write() throws IOException {
    synchronized (output) {
      byte[] records = take();
      if (records.length == 0) {
        return;
      }
      boolean written = false;
      try {
        output.write(records);
        written = true;
      } finally {
        if (!written) {
          putBack(records);
        }
      }
    }
    synchronized (this) {
      failures = 0;
    }
  }

  private synchronized byte[] take() {
    byte[] records = pending.toByteArray();
    pending = new ByteArrayOutputStream();
    return records;
  }

  private synchronized void putBack(byte[] records) {
    ByteArrayOutputStream later = pending;
    pending = new ByteArrayOutputStream();
    pending.writeBytes(records);
    pending.writeBytes(later.toByteArray());
  }

  private static StageException unwritable(Path folder, IOException e) {
    return new StageException(
        "The journal of generations can't be written to %s (%s). Make room there or give another folder, and run the stage again."
            .formatted(folder, e.getMessage()),
        e);
  }

  /**
   * Makes everything durable.
   *
   * @throws StageException when that fails
   */
  @Override
  public void close() {
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
    }
    timer.shutdown();
    try {
      write();
      synchronized (output) {
        output.end();
      }
    } catch (IOException e) {
      throw unwritable(folder, e);
    }
  }
}
