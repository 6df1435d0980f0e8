package io.mimodata.synthgen.engine.journal;

import io.mimodata.synthgen.engine.Generation;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Reads the journals of all attempts in a folder, finished ones and those that are still written or
 * were killed. A last line without its end is what a killed writer leaves and is passed over; any
 * other line that isn't what was written is damage, and reading goes on behind it. Files are read
 * in the order of their names, so that the same folder gives the same result. Thread-safe.
 */
public final class JournalReader {
  private static final int BUFFER = 1 << 16;

  private final Path folder;
  private final Configuration configuration;

  public JournalReader(Path folder, Configuration configuration) {
    this.folder = folder;
    this.configuration = configuration;
  }

  /**
   * Bytes of a file that are no record.
   *
   * @param offset of the first of them in the file
   */
  public record Damage(String file, long offset) {}

  /**
   * What a folder holds.
   *
   * @param generations by request id, one each, see {@link JournalRecord#first}
   * @param damages by file and offset
   */
  public record Contents(Map<String, Generation> generations, List<Damage> damages) {}

  /** Everything at once; needs memory for all answers. */
  public Contents read() throws IOException {
    Map<String, JournalRecord> records = new LinkedHashMap<>();
    List<Damage> damages =
        read(record -> records.merge(record.requestId(), record, JournalRecord::first));
    Map<String, Generation> generations = new LinkedHashMap<>();
    records.forEach((id, record) -> generations.put(id, record.generation()));
    return new Contents(generations, damages);
  }

  /**
   * Passes on every record, those of one request several times.
   *
   * @return what could not be read
   */
  public List<Damage> read(Consumer<JournalRecord> records) throws IOException {
    FileSystem files = JournalFiles.fileSystem(folder, configuration);
    List<Damage> damages = new ArrayList<>();
    for (FileStatus file : JournalFiles.list(files, folder)) {
      try (InputStream in = new BufferedInputStream(files.open(file.getPath()), BUFFER)) {
        read(file.getPath().toString(), in, records, damages);
      }
    }
    return damages;
  }

  private static void read(
      String file, InputStream in, Consumer<JournalRecord> records, List<Damage> damages)
      throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    long offset = 0;
    for (int b = in.read(); b >= 0; b = in.read()) {
      if (b != '\n') {
        line.write(b);
        continue;
      }
      long begin = offset;
      RecordFormat.decode(line.toByteArray())
          .ifPresentOrElse(records, () -> damages.add(new Damage(file, begin)));
      offset += line.size() + 1;
      line.reset();
    }
  }
}
