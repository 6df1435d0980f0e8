package io.mimodata.jobs.stage;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.mimodata.document.Sha256;
import io.mimodata.document.StageException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSError;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;

/**
 * The folder of one stage, on any Hadoop file system: {@code data/}, {@code removed/}, {@code
 * manifest.json}, {@code report.json} and {@code report.html}.
 *
 * <p>A stage is written to {@link #inProgress()} beside its folder and moved over when it is whole.
 */
public final class StageFolder {
  public static final String DATA = "data";
  public static final String REMOVED = "removed";
  public static final String MANIFEST = "manifest.json";
  public static final String REPORT_JSON = "report.json";
  public static final String REPORT_HTML = "report.html";
  private static final String KEY = "_key";

  private final Path path;
  private final FileSystem fs;

  private StageFolder(Path path, FileSystem fs) {
    this.path = path;
    this.fs = fs;
  }

  public static StageFolder at(String path, Configuration conf) {
    try {
      Path given = new Path(path);
      FileSystem fs = given.getFileSystem(conf);
      return new StageFolder(fs.makeQualified(given), fs);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Path path() {
    return path;
  }

  public FileSystem fileSystem() {
    return fs;
  }

  public Path file(String relative) {
    return new Path(path, relative);
  }

  /** The path as a user writes it: without the scheme if it is a local one. */
  public String display() {
    return display(path);
  }

  static String display(Path path) {
    return "file".equals(path.toUri().getScheme()) ? path.toUri().getPath() : path.toString();
  }

  StageFolder inProgress() {
    return new StageFolder(new Path(path.getParent(), "." + path.getName() + ".inprogress"), fs);
  }

  Path lockFile() {
    return new Path(path.getParent(), "." + path.getName() + ".lock");
  }

  public boolean exists() throws IOException {
    return fs.exists(path);
  }

  boolean isEmpty() throws IOException {
    return fs.listStatus(path).length == 0;
  }

  /** Returns the manifest, or nothing where there is none. */
  public Optional<Manifest> manifest() throws IOException {
    try (InputStream in = fs.open(file(MANIFEST))) {
      Manifest manifest = SnakeCase.MAPPER.readValue(in, Manifest.class);
      if (!Objects.equals(manifest.format(), Manifest.FORMAT)) {
        throw new StageException(
            "%s has format '%s', this version reads '%s': it was made by another version or program; delete the folder and run its stage again, or choose another"
                .formatted(display(file(MANIFEST)), manifest.format(), Manifest.FORMAT));
      }
      return Optional.of(manifest);
    } catch (FileNotFoundException e) {
      return Optional.empty();
    } catch (JsonProcessingException e) {
      throw new StageException(
          "%s can't be read: %s. It is no manifest of a stage, or damaged; delete the folder and run its stage again"
              .formatted(display(file(MANIFEST)), e.getOriginalMessage()),
          e);
    }
  }

  String manifestSha256() throws IOException {
    try (InputStream in = fs.open(file(MANIFEST))) {
      return Sha256.hex(in);
    }
  }

  void writeManifest(Manifest manifest) throws IOException {
    write(MANIFEST, SnakeCase.bytes(manifest));
  }

  public void write(String relative, byte[] bytes) throws IOException {
    try (OutputStream out = fs.create(file(relative), true)) {
      out.write(bytes);
    } catch (FSError e) {
      // Hadoop's local file system makes an Error of what a disk says.
      throw new IOException(file(relative) + " could not be written", e);
    }
  }

  public byte[] read(String relative) throws IOException {
    try (InputStream in = fs.open(file(relative))) {
      return in.readAllBytes();
    }
  }

  /** Whether an earlier run with a key was writing here when it ended. */
  boolean isOf(String key) throws IOException {
    try (InputStream in = fs.open(file(KEY))) {
      return new String(in.readAllBytes(), UTF_8).equals(key);
    } catch (FileNotFoundException e) {
      return false;
    }
  }

  /** Removes what each run writes anew, and notes whose folder it is from now on. */
  void beginAnew(String key) throws IOException {
    for (String part : List.of(DATA, REMOVED, MANIFEST, REPORT_JSON, REPORT_HTML)) {
      fs.delete(file(part), true);
    }
    if (!isOf(key)) {
      write(KEY, key.getBytes(UTF_8));
    }
  }

  /** Takes away what a run kept for itself or for one that goes on: names with an underscore. */
  void end() throws IOException {
    for (FileStatus file : fs.listStatus(path)) {
      if (file.getPath().getName().startsWith("_")) {
        fs.delete(file.getPath(), true);
      }
    }
  }

  private static boolean isHidden(String name) {
    return name.startsWith(".") || name.startsWith("_");
  }

  /** Lists the visible files below the folder, in the order of their paths. */
  List<FileStatus> files() throws IOException {
    List<FileStatus> files = new ArrayList<>();
    RemoteIterator<LocatedFileStatus> listing = fs.listFiles(path, true);
    while (listing.hasNext()) {
      FileStatus file = listing.next();
      if (Arrays.stream(relativize(file.getPath()).split("/", -1))
          .noneMatch(StageFolder::isHidden)) {
        files.add(file);
      }
    }
    files.sort(Comparator.comparing(f -> f.getPath().toString()));
    return files;
  }

  String relativize(Path file) {
    return path.toUri().relativize(file.toUri()).getPath();
  }

  void delete() throws IOException {
    fs.delete(path, true);
  }

  /**
   * Takes the place of another folder. At every moment the old folder or the new one is whole
   * somewhere; {@link #settle} puts right what a kill in between leaves.
   */
  void moveTo(StageFolder target) throws IOException {
    StageFolder old = target.replaced();
    old.delete();
    if (target.exists()) {
      rename(target, old);
    }
    rename(this, target);
    old.delete();
  }

  /**
   * Puts back the folder that a killed run had moved aside, or deletes it if its successor is
   * there.
   */
  void settle() throws IOException {
    StageFolder old = replaced();
    if (old.exists()) {
      if (exists()) {
        old.delete();
      } else {
        rename(old, this);
      }
    }
  }

  private StageFolder replaced() {
    return new StageFolder(new Path(path.getParent(), "." + path.getName() + ".old"), fs);
  }

  private static void rename(StageFolder from, StageFolder to) throws IOException {
    if (!from.fs.rename(from.path, to.path)) {
      throw new StageException(
          "%s could not be renamed to %s: check the permissions of the folder"
              .formatted(from.display(), to.display()));
    }
  }
}
