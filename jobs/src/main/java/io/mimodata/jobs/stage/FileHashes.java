package io.mimodata.jobs.stage;

import io.mimodata.document.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.net.URI;
import java.util.List;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;

/** Hashes a stage's files on the executors, one task a file. */
final class FileHashes {
  /** Stands in the place of a hash, before the cause, where a file could not be read. */
  static final String UNREADABLE = "unreadable: ";

  private FileHashes() {}

  /** Returns an entry for each file, in the order given. */
  static List<FileEntry> of(SparkSession spark, StageFolder folder, List<FileStatus> files) {
    if (files.isEmpty()) {
      return List.of();
    }
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    SerializableConfiguration conf =
        new SerializableConfiguration(spark.sparkContext().hadoopConfiguration());
    List<Unhashed> unhashed =
        files.stream()
            .map(
                f ->
                    new Unhashed(
                        f.getPath().toUri().toString(), folder.relativize(f.getPath()), f.getLen()))
            .toList();
    return context.parallelize(unhashed, unhashed.size()).map(file -> file.hash(conf)).collect();
  }

  private record Unhashed(String uri, String relative, long bytes) implements Serializable {
    FileEntry hash(SerializableConfiguration conf) {
      Path path = new Path(URI.create(uri));
      try (InputStream in = path.getFileSystem(conf.value()).open(path)) {
        return new FileEntry(relative, bytes, Sha256.hex(in));
      } catch (IOException e) {
        return new FileEntry(relative, bytes, UNREADABLE + Failures.describe(e));
      }
    }
  }
}
