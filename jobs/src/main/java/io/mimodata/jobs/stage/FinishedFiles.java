package io.mimodata.jobs.stage;

import io.mimodata.document.Sha256;
import io.mimodata.document.parquet.CanonicalParquet;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;

/**
 * Gives the files of a stage their final names and bytes, on the executors, and hashes them:
 * Spark's part files lose the random part of their names, and their footers their random order.
 */
final class FinishedFiles {
  private static final Pattern SPARK_PART = Pattern.compile("part-(\\d+)-.*\\.parquet");

  private FinishedFiles() {}

  /** Returns an entry for each file that belongs into the manifest. */
  static List<FileEntry> of(SparkSession spark, StageFolder folder) throws IOException {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    SerializableConfiguration conf =
        new SerializableConfiguration(spark.sparkContext().hadoopConfiguration());
    List<Unfinished> files =
        folder.files().stream()
            .filter(file -> !InputCheck.isUnlisted(folder.relativize(file.getPath())))
            .map(file -> unfinished(folder, file))
            .toList();
    return files.isEmpty()
        ? List.of()
        : context.parallelize(files, files.size()).map(file -> file.finish(conf)).collect();
  }

  private static Unfinished unfinished(StageFolder folder, FileStatus file) {
    Path path = file.getPath();
    Matcher part = SPARK_PART.matcher(path.getName());
    Path named =
        part.matches()
            ? new Path(path.getParent(), "part-" + part.group(1) + ".zstd.parquet")
            : path;
    return new Unfinished(
        path.toUri().toString(), named.toUri().toString(), folder.relativize(named));
  }

  /** A file as it was written; a task that runs again finds it there, or its work done. */
  private record Unfinished(String from, String to, String relative) implements Serializable {
    FileEntry finish(SerializableConfiguration conf) throws IOException {
      Path source = new Path(URI.create(from));
      Path target = new Path(URI.create(to));
      FileSystem fs = source.getFileSystem(conf.value());
      if (!from.equals(to) && fs.exists(source)) {
        // Of two attempts each has a copy of its own; the source goes when one is in its place.
        Path fresh = new Path(target.getParent(), "_" + UUID.randomUUID() + ".new");
        try (OutputStream out = fs.create(fresh, true)) {
          CanonicalParquet.copy(fs, source, fs.getFileStatus(source).getLen(), out);
        }
        if (!fs.exists(target) && !fs.rename(fresh, target) && !fs.exists(target)) {
          throw new IOException("could not rename " + fresh + " to " + target.getName());
        }
        fs.delete(fresh, false);
        fs.delete(source, false);
      }
      long length = fs.getFileStatus(target).getLen();
      try (InputStream in = fs.open(target)) {
        return new FileEntry(relative, length, Sha256.hex(in));
      }
    }
  }
}
