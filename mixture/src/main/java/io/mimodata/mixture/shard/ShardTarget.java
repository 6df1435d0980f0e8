package io.mimodata.mixture.shard;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.ChecksumFileSystem;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** Where one attempt writes the files of one shard, and where they belong. */
final class ShardTarget {
  private final Path folder;
  private final Path attempt;
  private final Configuration configuration;
  private final FileSystem files;
  private final Map<Path, Path> renames = new TreeMap<>();

  /**
   * @param folder of the stage
   * @param attempt folder of this attempt alone
   */
  ShardTarget(Path folder, Path attempt, Configuration configuration) throws IOException {
    this.folder = folder;
    this.attempt = attempt;
    this.configuration = configuration;
    this.files = withoutChecksumFiles(folder.getFileSystem(configuration));
    files.delete(attempt, true);
  }

  /**
   * On a local disk Hadoop leaves a hidden file of checksums beside each file. Readers of shards
   * that list a folder take those for shards.
   */
  static FileSystem withoutChecksumFiles(FileSystem files) {
    return files instanceof ChecksumFileSystem checked ? checked.getRawFileSystem() : files;
  }

  Configuration configuration() {
    return configuration;
  }

  FileSystem files() {
    return files;
  }

  /** Begins a file of a path in the stage's folder. */
  HashedFile create(String path) throws IOException {
    Path place = new Path(attempt, path.replace('/', '-'));
    renames.put(place, new Path(folder, path));
    return new HashedFile(files, path, place);
  }

  /** A place for bytes that are no file of the shard. */
  Path scratch(String name) {
    return new Path(attempt, name + ".scratch");
  }

  /**
   * Gives all files their names. A file that is there is another attempt's, and has the same bytes:
   * it stays, as this attempt may be ended at any moment.
   */
  void commit() throws IOException {
    for (Map.Entry<Path, Path> rename : renames.entrySet()) {
      Path target = rename.getValue();
      files.mkdirs(target.getParent());
      if (!files.exists(target)
          && !files.rename(rename.getKey(), target)
          && !files.exists(target)) {
        throw new IOException(
            "The file system refused to rename %s to %s".formatted(rename.getKey(), target));
      }
    }
  }

  /** Removes what was not committed. */
  void discard() throws IOException {
    files.delete(attempt, true);
  }
}
