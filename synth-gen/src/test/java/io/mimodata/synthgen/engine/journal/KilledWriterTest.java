package io.mimodata.synthgen.engine.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.mimodata.synthgen.engine.Generation;
import io.mimodata.testing.ChildJvm;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledWriterTest {
  @TempDir Path directory;

  @Test
  void nothingThatWasDurableIsLost() throws Exception {
    Process writer =
        new ProcessBuilder(ChildJvm.command(KilledWriter.class, directory.toUri().toString()))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    int durable = 0;
    try (BufferedReader out =
        new BufferedReader(new InputStreamReader(writer.getInputStream(), UTF_8))) {
      for (int i = 0; i < 20; i++) {
        durable = Integer.parseInt(out.readLine());
      }
      assertThat(writer.toHandle().destroyForcibly()).isTrue();
      assertThat(writer.waitFor()).as("killed by signal 9").isEqualTo(128 + 9);
      for (String line = out.readLine(); line != null && !line.isEmpty(); line = out.readLine()) {
        durable = Integer.parseInt(line);
      }
    }

    JournalReader.Contents contents =
        new JournalReader(
                new org.apache.hadoop.fs.Path(directory.toUri()), new Configuration(false))
            .read();
    assertThat(contents.damages()).isEmpty();
    Map<String, Generation> generations = contents.generations();
    assertThat(generations).hasSizeGreaterThanOrEqualTo(durable);
    for (int i = 0; i < generations.size(); i++) {
      assertThat(((Generation.Finished) generations.get("id" + i)).message().answer())
          .isEqualTo(KilledWriter.answer(i));
    }
  }
}
