package io.mimodata.dedup.index;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.mimodata.dedup.DedupConfig;
import io.mimodata.document.Sha256;
import io.mimodata.document.StageException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * A folder of dumps, {@code dump-00001} and so on. A dump is written beside, gets its {@code
 * dump.json} last and is renamed when it is whole; it never changes afterwards. Deleting the last
 * one takes the index back to what it was before. One run at a time may write.
 */
public final class IndexFolder {
  /** Folder of a dump's files of keys. */
  public static final String KEYS = "keys";

  /** Folder of a dump's files of documents. */
  public static final String DOCUMENTS = "documents";

  /** End of the name of a dump that is being written. */
  private static final String UNFINISHED = ".inprogress";

  private static final String DUMP_JSON = "dump.json";
  private static final Pattern DUMP = Pattern.compile("dump-(\\d{5,})");
  private static final Pattern PART = Pattern.compile("part-(\\d+)-.*\\.parquet");
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private final Path path;
  private final FileSystem fs;
  private final Map<String, String> configuration;
  private final List<Dump> dumps = new ArrayList<>();

  /** What is being written. */
  private Path work;

  private IndexFolder(Path path, FileSystem fs, DedupConfig config) {
    this.path = path;
    this.fs = fs;
    this.configuration = configuration(config);
  }

  /**
   * Opens an index; a folder that does not exist is an empty one.
   *
   * @throws StageException if a dump is damaged, foreign or made by another configuration
   */
  public static IndexFolder open(String path, DedupConfig config, Configuration hadoop) {
    Path given = new Path(path);
    try {
      FileSystem fs = given.getFileSystem(hadoop);
      IndexFolder index = new IndexFolder(fs.makeQualified(given), fs, config);
      index.read();
      return index;
    } catch (IOException e) {
      throw new StageException("The index %s can't be read: %s".formatted(path, e.getMessage()), e);
    }
  }

  /**
   * The dumps that came before an input: all of them, unless it is in the index itself.
   *
   * @param input hash of its content
   */
  public List<Dump> before(String input) {
    int place = placeOf(input);
    return List.copyOf(place < 0 ? dumps : dumps.subList(0, place));
  }

  /** Whether an input is in the index. */
  public boolean has(String input) {
    return placeOf(input) >= 0;
  }

  private int placeOf(String input) {
    for (int i = 0; i < dumps.size(); i++) {
      if (dumps.get(i).input().equals(input)) {
        return i;
      }
    }
    return -1;
  }

  /** The folder of a dump, by its number from one on. */
  public Path folder(int number) {
    return new Path(path, "dump-%05d".formatted(number));
  }

  /** A new folder in which the next dump is to be written. */
  public Path newFolder() {
    try {
      deleteUnfinished();
      work = new Path(path, ".dump-%s%s".formatted(UUID.randomUUID(), UNFINISHED));
      fs.mkdirs(work);
      return work;
    } catch (IOException e) {
      throw notWritten(e);
    }
  }

  /**
   * Deletes what was written in {@link #newFolder} and not added, but nothing of another run, which
   * may have taken over.
   */
  public void discard() {
    try {
      if (work != null) {
        fs.delete(work, true);
      }
    } catch (IOException e) {
      throw notWritten(e);
    }
  }

  /** Deletes what killed runs have left. */
  private void deleteUnfinished() throws IOException {
    if (fs.exists(path)) {
      for (FileStatus file : fs.listStatus(path)) {
        if (file.getPath().getName().endsWith(UNFINISHED)) {
          fs.delete(file.getPath(), true);
        }
      }
    }
  }

  /**
   * Adds what was written in {@link #newFolder}.
   *
   * @param input hash of the input's content
   * @param partitions documents in each partition of the input
   */
  public void add(String input, List<Long> partitions, int keyRanges) {
    try {
      Dump dump =
          new Dump(
              Dump.FORMAT,
              contentOf(input),
              input,
              configuration,
              partitions,
              keyRanges,
              parts(new Path(work, KEYS)),
              parts(new Path(work, DOCUMENTS)));
      try (OutputStream out = fs.create(new Path(work, DUMP_JSON), true)) {
        out.write(JSON.writeValueAsBytes(dump));
      }
      Path target = folder(dumps.size() + 1);
      if (fs.exists(target) || !fs.rename(work, target)) {
        throw new StageException(
            "%s could not be renamed to %s: another run has added a dump, or the folder can't be written. Start again"
                .formatted(display(work), display(target)));
      }
      dumps.add(dump);
    } catch (IOException e) {
      throw notWritten(e);
    }
  }

  /** What identifies the next dump. */
  private String contentOf(String input) {
    String before = dumps.isEmpty() ? "" : dumps.get(dumps.size() - 1).content();
    String content = String.join("\n", Dump.FORMAT, before, input, configuration.toString());
    return Sha256.hex(content.getBytes(UTF_8));
  }

  private StageException notWritten(IOException e) {
    return new StageException(
        "The index %s could not be written: %s".formatted(display(path), e.getMessage()), e);
  }

  private void read() throws IOException {
    if (!fs.exists(path)) {
      return;
    }
    int count = 0;
    for (FileStatus file : fs.listStatus(path)) {
      String name = file.getPath().getName();
      if (!name.startsWith(".")) {
        if (!DUMP.matcher(name).matches()) {
          throw new StageException(
              "%s is no index of earlier dumps: it has a file or folder '%s'. Name an index, or a folder that does not exist"
                  .formatted(display(path), name));
        }
        count++;
      }
    }
    for (int number = 1; number <= count; number++) {
      dumps.add(read(folder(number)));
    }
  }

  private Dump read(Path folder) throws IOException {
    Dump dump;
    try (InputStream in = fs.open(new Path(folder, DUMP_JSON))) {
      dump = JSON.readValue(in, Dump.class);
    } catch (JsonProcessingException e) {
      throw damaged(folder, DUMP_JSON + " can't be read: " + e.getOriginalMessage());
    } catch (FileNotFoundException e) {
      throw damaged(folder, DUMP_JSON + " is missing");
    }
    if (dump == null || !dump.isWhole()) {
      throw damaged(folder, DUMP_JSON + " lacks a part");
    }
    if (!Dump.FORMAT.equals(dump.format())) {
      throw new StageException(
          "%s has format '%s', this version reads '%s': make the index anew"
              .formatted(display(folder), dump.format(), Dump.FORMAT));
    }
    configuration.forEach(
        (key, value) -> {
          String there = dump.configuration().get(key);
          if (!value.equals(there)) {
            throw new StageException(
                "%s was made with dedup.%s %s, which this run has as %s: give it the same, or name another --index"
                    .formatted(display(folder), key, there, value));
          }
        });
    if (!contentOf(dump.input()).equals(dump.content())) {
      throw damaged(
          folder, "it was not added to the dump before it, but to another one or to another index");
    }
    check(folder, KEYS, dump.keys());
    check(folder, DOCUMENTS, dump.documents());
    return dump;
  }

  private void check(Path folder, String kind, List<Dump.Part> expected) throws IOException {
    List<Dump.Part> found = parts(new Path(folder, kind));
    for (Dump.Part part : expected) {
      if (!found.contains(part)) {
        throw damaged(
            folder,
            "%s/%s is missing or has not %,d bytes".formatted(kind, part.file(), part.bytes()));
      }
    }
  }

  private static StageException damaged(Path folder, String what) {
    return new StageException(
        "%s is damaged: %s. Restore it, or delete it and all later dumps, and add them again"
            .formatted(display(folder), what));
  }

  private List<Dump.Part> parts(Path folder) throws IOException {
    List<Dump.Part> parts = new ArrayList<>();
    if (!fs.exists(folder)) {
      return parts;
    }
    for (FileStatus file : fs.listStatus(folder)) {
      Matcher part = PART.matcher(file.getPath().getName());
      if (part.matches()) {
        parts.add(
            new Dump.Part(
                Integer.parseInt(part.group(1)), file.getPath().getName(), file.getLen()));
      }
    }
    parts.sort(Comparator.comparingInt(Dump.Part::part).thenComparing(Dump.Part::file));
    for (int i = 1; i < parts.size(); i++) {
      if (parts.get(i).part() == parts.get(i - 1).part()) {
        throw damaged(
            folder.getParent(), "it has two files of part %d".formatted(parts.get(i).part()));
      }
    }
    return parts;
  }

  /** Everything that decides which documents are duplicates, by the recipe's keys. */
  private static Map<String, String> configuration(DedupConfig config) {
    Map<String, String> configuration = new LinkedHashMap<>();
    configuration.put("levels", config.levels().stream().sorted().toList().toString());
    configuration.put("ngram", Integer.toString(config.ngram()));
    configuration.put("bands", Integer.toString(config.bands()));
    configuration.put("rows", Integer.toString(config.rows()));
    configuration.put("verify", Double.toString(config.verify()));
    configuration.put("verify_exactly", Boolean.toString(config.verifyExactly()));
    configuration.put("keep_by", config.keepBy().toString());
    configuration.put("seed", Long.toString(config.seed()));
    return configuration;
  }

  private static String display(Path path) {
    return "file".equals(path.toUri().getScheme()) ? path.toUri().getPath() : path.toString();
  }
}
