package io.mimodata.synthgen.engine.journal;

import java.io.IOException;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.StreamCapabilities;

/**
 * The files of one attempt. Where a file system can make a file durable that is still being
 * written, there is one; where it can't, as on object stores, each batch of records becomes a file
 * of its own. After a failure the next batch goes to a new file, since nobody knows what the last
 * one holds. Not thread-safe.
 */
final class JournalOutput {
  private final FileSystem files;
  private final Path folder;
  private final String attempt;
  private FSDataOutputStream open;
  private int number;
  private boolean makesManyFiles;

  JournalOutput(FileSystem files, Path folder, String attempt) {
    this.files = files;
    this.folder = folder;
    this.attempt = attempt;
  }

  /** Writes records; they are durable on return. */
  void write(byte[] records) throws IOException {
    boolean done = false;
    try {
      if (open == null) {
        open = files.create(new Path(folder, JournalFiles.name(attempt, number++)), false);
      }
      open.write(records);
      if (open.hasCapability(StreamCapabilities.HSYNC)) {
        open.hsync();
      } else {
        makesManyFiles = true;
        end();
      }
      done = true;
    } finally {
      if (!done) {
        abandon();
      }
    }
  }

  /** Whether each batch became a file, as far as is known yet. */
  boolean makesManyFiles() {
    return makesManyFiles;
  }

  void end() throws IOException {
    if (open != null) {
      FSDataOutputStream file = open;
      open = null;
      file.close();
    }
  }

  private void abandon() {
    try {
      end();
    } catch (IOException e) {
      open = null;
    }
  }
}
