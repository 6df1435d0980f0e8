package io.mimodata.filter.spark;

import io.mimodata.document.WordHash;
import io.mimodata.filter.DocumentTags;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The tags of the documents of one input file, kept from one run to the next, so that a new policy
 * needs no taggers. They are found by the document's id and the hash of its text; a file that can't
 * be read counts as none. Not thread-safe.
 */
final class KeptTags {
  private static final Logger LOG = LoggerFactory.getLogger(KeptTags.class);

  private final FileSystem files;
  private final Path file;
  private final Map<String, TagFile.Entry> known;
  private final Map<String, TagFile.Entry> used = new LinkedHashMap<>();
  private boolean hasNew;

  private KeptTags(FileSystem files, Path file, Map<String, TagFile.Entry> known) {
    this.files = files;
    this.file = file;
    this.known = known;
  }

  /**
   * Opens what was kept.
   *
   * @param folder for tags of one revision
   * @param inputFile whose documents they are
   */
  static KeptTags open(String folder, String inputFile, Configuration hadoop) throws IOException {
    Path file = new Path(folder, new Path(inputFile).getName() + ".tags");
    FileSystem files = file.getFileSystem(hadoop);
    return new KeptTags(files, file, read(files, file));
  }

  /** Keeps nothing. */
  static KeptTags none() {
    return new KeptTags(null, null, Map.of());
  }

  private static Map<String, TagFile.Entry> read(FileSystem files, Path file) throws IOException {
    if (!files.exists(file)) {
      return Map.of();
    }
    try (InputStream in = files.open(file)) {
      return TagFile.read(in);
    } catch (IOException e) {
      LOG.warn("{} is damaged and made anew: {}", file, e.getMessage());
      return Map.of();
    }
  }

  Optional<DocumentTags> find(String id, String text) {
    TagFile.Entry entry = known.get(id);
    if (entry == null || entry.textHash() != hash(text)) {
      return Optional.empty();
    }
    used.put(id, entry);
    return Optional.of(entry.tags());
  }

  void add(String id, String text, DocumentTags tags) {
    if (file != null) {
      used.put(id, new TagFile.Entry(hash(text), tags));
      hasNew = true;
    }
  }

  /**
   * Writes what was found and added, if there is anything new. The file is whole or not there.
   *
   * @param attempt a name that no other task has
   */
  void close(String attempt) throws IOException {
    if (!hasNew) {
      return;
    }
    Path beside = new Path(file.getParent(), "_" + file.getName() + "." + attempt);
    try (OutputStream out = files.create(beside, true)) {
      TagFile.write(used, out);
    }
    files.delete(file, false);
    if (!files.rename(beside, file)) {
      files.delete(beside, false);
    }
  }

  private static long hash(String text) {
    long hash = text.length();
    for (int i = 0; i < text.length(); i++) {
      hash = WordHash.append(hash, text.charAt(i));
    }
    return WordHash.finish(hash);
  }
}
