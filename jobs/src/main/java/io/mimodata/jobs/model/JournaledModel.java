package io.mimodata.jobs.model;

import io.mimodata.synthgen.engine.Engine;
import io.mimodata.synthgen.engine.EngineSource;
import io.mimodata.synthgen.engine.journal.JournalReader;
import io.mimodata.synthgen.engine.journal.JournalWriter;
import io.mimodata.synthgen.engine.journal.JournaledEngine;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/** Opens a model that is asked nothing twice. */
public final class JournaledModel {
  private JournaledModel() {}

  /**
   * Opens an engine with a journal, which is closed with it.
   *
   * @param journal folder of what the model has said and will say
   * @param notes told of what in the journal can't be read: it is asked again
   */
  public static Engine open(
      EngineSource source, Path journal, Configuration hadoop, Consumer<String> notes)
      throws IOException {
    JournalReader.Contents known = new JournalReader(journal, hadoop).read();
    known
        .damages()
        .forEach(
            damage ->
                notes.accept(
                    "%s is damaged from byte %,d; what was there is asked again"
                        .formatted(damage.file(), damage.offset())));
    JournalWriter writer = JournalWriter.open(journal, hadoop);
    try {
      return new JournaledEngine(
          source.open(), id -> Optional.ofNullable(known.generations().get(id)), writer);
    } catch (RuntimeException e) {
      writer.close();
      throw e;
    }
  }
}
