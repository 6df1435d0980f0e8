package io.mimodata.synthgen.engine.journal;

import io.mimodata.synthgen.engine.AssistantMessage;
import io.mimodata.synthgen.engine.FinishReason;
import io.mimodata.synthgen.engine.Generation;
import io.mimodata.synthgen.engine.Usage;
import java.time.Clock;
import java.time.Duration;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/** Writes records without end, and prints after each flush how many are durable. */
final class KilledWriter {
  private KilledWriter() {}

  static String answer(int i) {
    return "answer " + i + " ".repeat(i % 1_000) + ".";
  }

  public static void main(String[] args) throws Exception {
    Path folder = new Path(args[0]);
    JournalWriter journal =
        new JournalWriter(
            JournalFiles.fileSystem(folder, new Configuration(false)),
            folder,
            Duration.ofMillis(1),
            Clock.systemUTC());
    for (int i = 0; ; i++) {
      journal.append(
          "id" + i,
          new Generation.Finished(
              new AssistantMessage("", answer(i)), FinishReason.STOP, true, Usage.of(1, i)));
      if (i % 100 == 99) {
        journal.flush();
        System.out.println(i + 1);
      }
    }
  }
}
