package io.mimodata.jobs.stage;

import io.mimodata.document.StageException;
import io.mimodata.document.UsageException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.apache.hadoop.fs.FileStatus;
import org.apache.spark.sql.SparkSession;

/**
 * Compares a stage's folder with its manifest: every file there, no other file, right length and,
 * where asked for, right SHA-256. Folders that were checked or written in this process are not read
 * again.
 */
public final class InputCheck {
  /** How much of an input is compared with its manifest before it is read. */
  public enum Depth {
    /** Names and lengths. */
    SIZE,
    /** Names, lengths and the hash of every byte; reads the whole input once more. */
    FULL
  }

  private static final String FOREIGN = " is foreign: the manifest does not list it";
  private static final int SHOWN = 5;

  private final SparkSession spark;
  private final Depth depth;
  private final Set<String> trusted = new HashSet<>();

  public InputCheck(SparkSession spark, Depth depth) {
    this.spark = spark;
    this.depth = depth;
  }

  /** Takes a folder as checked: this process has just written it. */
  void trust(StageFolder folder, Manifest manifest) {
    trusted.add(folder.path() + " " + manifest.content());
  }

  /**
   * Returns the manifest of a folder that holds a whole stage.
   *
   * @throws StageException that names what is missing, damaged or foreign, and the way out
   */
  public Manifest require(StageFolder folder) throws IOException {
    if (!folder.exists()) {
      throw new UsageException(
          "%s does not exist; it should be the --output of an earlier stage"
              .formatted(folder.display()));
    }
    Manifest manifest =
        folder
            .manifest()
            .orElseThrow(
                () ->
                    new StageException(
                        "%s has no %s: it is not the folder of a finished stage. Name the --output of an earlier stage, or run that stage again"
                            .formatted(folder.display(), StageFolder.MANIFEST)));
    List<String> damage = damage(folder, manifest);
    if (!damage.isEmpty()) {
      throw new StageException(
          "%s does not hold what its manifest says; delete it and run the stage '%s' again:\n  %s"
              .formatted(folder.display(), manifest.stage(), String.join("\n  ", shorten(damage))));
    }
    return manifest;
  }

  /** Returns what differs between a folder and its manifest, a line each. */
  List<String> damage(StageFolder folder, Manifest manifest) throws IOException {
    if (trusted.contains(folder.path() + " " + manifest.content())) {
      return List.of();
    }
    List<FileStatus> files = new ArrayList<>();
    Map<String, FileStatus> found = new TreeMap<>();
    for (FileStatus file : folder.files()) {
      String name = folder.relativize(file.getPath());
      if (!isUnlisted(name)) {
        found.put(name, file);
      }
    }
    List<String> damage = new ArrayList<>();
    for (FileEntry entry : manifest.files()) {
      FileStatus file = found.remove(entry.path());
      if (file == null) {
        damage.add(entry.path() + " is missing");
      } else if (file.getLen() != entry.bytes()) {
        damage.add(
            "%s has %,d bytes, not %,d: it was cut or replaced"
                .formatted(entry.path(), file.getLen(), entry.bytes()));
      } else {
        files.add(file);
      }
    }
    found.keySet().forEach(name -> damage.add(name + FOREIGN));
    if (damage.isEmpty() && depth == Depth.FULL) {
      damage.addAll(changed(folder, manifest, files));
    }
    if (damage.isEmpty()) {
      trust(folder, manifest);
    }
    return damage;
  }

  /** Whether a line of {@link #damage} is of a file that is there and should not be. */
  static boolean isForeign(String damage) {
    return damage.endsWith(FOREIGN);
  }

  private List<String> changed(StageFolder folder, Manifest manifest, List<FileStatus> files) {
    Map<String, String> expected = new TreeMap<>();
    manifest.files().forEach(entry -> expected.put(entry.path(), entry.sha256()));
    return FileHashes.of(spark, folder, files).stream()
        .filter(entry -> !Objects.equals(expected.get(entry.path()), entry.sha256()))
        .map(
            entry ->
                entry.sha256().startsWith(FileHashes.UNREADABLE)
                    ? entry.path() + " is " + entry.sha256()
                    : entry.path() + " has other bytes than were written: its SHA-256 differs")
        .toList();
  }

  /** Files of a stage's folder that its manifest does not list: those that tell of times. */
  static boolean isUnlisted(String name) {
    return name.equals(StageFolder.MANIFEST) || name.equals(StageFolder.REPORT_HTML);
  }

  private static List<String> shorten(List<String> lines) {
    if (lines.size() <= SHOWN) {
      return lines;
    }
    List<String> shown = new ArrayList<>(lines.subList(0, SHOWN));
    shown.add("and %,d more".formatted(lines.size() - SHOWN));
    return shown;
  }
}
