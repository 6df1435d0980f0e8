package io.mimodata.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.mimodata.document.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TaskReaderTest {
  @TempDir Path folder;

  @Test
  void aFileThatIsGoneWhenItIsReadIsALedgerRow() throws IOException {
    WarcFixture.write(folder, "a.txt", "first".getBytes(UTF_8));
    Path gone = WarcFixture.write(folder, "b.txt", "second".getBytes(UTF_8));
    WarcFixture.write(folder, "c.txt", "third".getBytes(UTF_8));
    Configuration hadoop = new Configuration();
    IngestPlan plan =
        IngestPlanner.plan(
            List.of(new SourceSpec("s", Format.TEXT, List.of(folder.toString()), null)),
            IngestConfig.defaults(),
            hadoop);
    Files.delete(gone);
    Ingested progress = new Ingested();

    List<RawDocument> documents = new ArrayList<>();
    assertThat(plan.tasks()).hasSize(1);
    try (TaskReader reader =
        new TaskReader(plan.tasks().get(0), IngestConfig.defaults(), hadoop, progress, false)) {
      reader.forEachRemaining(documents::add);
    }

    assertThat(documents).extracting(RawDocument::text).containsExactly("first", null, "third");
    assertThat(documents.get(1).removal().reason()).isEqualTo(Reason.INGEST_UNREADABLE);
    assertThat(documents.get(1).origin().path()).isEqualTo("b.txt");
    assertThat(progress.bytes).isEqualTo(plan.totalBytes());
    assertThat(progress.records).isEqualTo(3);
  }
}
