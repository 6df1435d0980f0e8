package io.mimodata.jobs.evaluate;

import io.mimodata.jobs.progress.ProgressPrinter;
import io.mimodata.synthgen.engine.Engine;
import io.mimodata.synthgen.engine.EngineSource;
import io.mimodata.synthgen.engine.journal.JournalReader;
import io.mimodata.synthgen.engine.journal.JournalWriter;
import io.mimodata.synthgen.engine.journal.JournaledEngine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;

/** Opens a model that is asked nothing twice. */
public final class JournaledModel {
  private static final String JOURNAL = "generations";

  private JournaledModel() {}

  /**
   * Opens an engine with the journal of an evaluation's folder. What in it can't be read is told
   * and asked again.
   */
  public static Engine open(EngineSource source, Path output, ProgressPrinter progress)
      throws IOException {
    Configuration configuration = new Configuration();
    var folder = new org.apache.hadoop.fs.Path(output.resolve(JOURNAL).toUri());
    JournalReader.Contents known = new JournalReader(folder, configuration).read();
    known
        .damages()
        .forEach(
            damage ->
                progress.note(
                    "%s is damaged from byte %,d; what was there is asked again"
                        .formatted(damage.file(), damage.offset())));
    JournalWriter journal = JournalWriter.open(folder, configuration);
    try {
      return new JournaledEngine(
          source.open(), id -> Optional.ofNullable(known.generations().get(id)), journal);
    } catch (RuntimeException e) {
      journal.close();
      throw e;
    }
  }
}
