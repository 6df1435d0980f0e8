package io.mimodata.synthgen.engine.journal;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;

/** Names and places of a journal's files. */
final class JournalFiles {
  private static final String PREFIX = "gen-";
  private static final String SUFFIX = ".log";

  private JournalFiles() {}

  static String name(String attempt, int number) {
    return PREFIX + attempt + "-%05d".formatted(number) + SUFFIX;
  }

  /**
   * The folder's file system. Hadoop's local one with checksum files holds bytes back until a
   * checksum is complete, so the one below it is used.
   */
  static FileSystem fileSystem(Path folder, Configuration configuration) throws IOException {
    FileSystem files = folder.getFileSystem(configuration);
    return files instanceof LocalFileSystem local ? local.getRawFileSystem() : files;
  }

  /** The files of all attempts, by name; none where there is no folder. */
  static List<FileStatus> list(FileSystem files, Path folder) throws IOException {
    List<FileStatus> journal = new ArrayList<>();
    try {
      for (FileStatus file : files.listStatus(folder)) {
        String name = file.getPath().getName();
        if (file.isFile() && name.startsWith(PREFIX) && name.endsWith(SUFFIX)) {
          journal.add(file);
        }
      }
    } catch (FileNotFoundException e) {
      return List.of();
    }
    journal.sort(Comparator.comparing(file -> file.getPath().getName()));
    return journal;
  }
}
