package io.mimodata.jobs.stage;

import java.io.Serializable;

/**
 * One file of a stage's output.
 *
 * @param path relative to the stage's folder, with {@code /}
 * @param bytes its length
 * @param sha256 of its bytes, 64 hexadecimal digits
 */
public record FileEntry(String path, long bytes, String sha256)
    implements Serializable, Comparable<FileEntry> {
  @Override
  public int compareTo(FileEntry other) {
    return path.compareTo(other.path);
  }
}
