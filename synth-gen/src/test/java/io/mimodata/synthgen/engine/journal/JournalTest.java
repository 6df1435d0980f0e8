package io.mimodata.synthgen.engine.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mimodata.document.StageException;
import io.mimodata.synthgen.engine.AssistantMessage;
import io.mimodata.synthgen.engine.FailureKind;
import io.mimodata.synthgen.engine.FinishReason;
import io.mimodata.synthgen.engine.Generation;
import io.mimodata.synthgen.engine.Usage;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
  /** Longer than any test. */
  private static final Duration NEVER = Duration.ofHours(1);

  @TempDir java.nio.file.Path directory;
  private final Configuration configuration = new Configuration(false);
  private Path folder;

  @BeforeEach
  void name() {
    folder = new Path(directory.resolve("journal").toUri());
  }

  private static Generation.Finished answer(String text) {
    return new Generation.Finished(
        new AssistantMessage("why\n\u2028 \"so\"", text),
        FinishReason.STOP,
        true,
        new Usage(11, 22, 3, 4, 2, true));
  }

  private static Generation.Failed failure(String detail) {
    return new Generation.Failed(FailureKind.STALLED, detail, new Usage(0, 0, 5, 6, 2, false));
  }

  private static Clock at(long millis) {
    return Clock.fixed(Instant.ofEpochMilli(millis), ZoneOffset.UTC);
  }

  private JournalWriter writer(long millis) throws IOException {
    return writer(JournalFiles.fileSystem(folder, configuration), millis);
  }

  private JournalWriter writer(FileSystem files, long millis) throws IOException {
    files.mkdirs(folder);
    return new JournalWriter(files, folder, NEVER, at(millis));
  }

  private JournalReader.Contents read() throws IOException {
    return new JournalReader(folder, configuration).read();
  }

  private List<java.nio.file.Path> files() throws IOException {
    try (Stream<java.nio.file.Path> files = Files.list(directory.resolve("journal"))) {
      return files.sorted().toList();
    }
  }

  @Test
  void whatIsWrittenIsRead() throws IOException {
    Generation cut =
        new Generation.Finished(
            new AssistantMessage("数 \uD83D\uDE00", ""), FinishReason.LENGTH, false, Usage.of(1, 2));
    try (JournalWriter journal = JournalWriter.open(folder, configuration)) {
      journal.append("a", answer("x"));
      journal.append("b", cut);
      journal.append("c", failure("no token within 1 s"));
    }

    assertThat(read().generations())
        .containsExactly(
            Map.entry("a", answer("x")),
            Map.entry("b", cut),
            Map.entry("c", failure("no token within 1 s")));
    assertThat(read().damages()).isEmpty();
    assertThat(files()).singleElement().asString().matches(".*/gen-[0-9a-f-]{36}-00000\\.log");
  }

  /** What earlier versions wrote must stay readable. */
  @Test
  void theFormIsFixed() throws IOException {
    String line =
        "000000e3 85c28795 {\"request_id\":\"a\",\"time\":7,\"thinking\":\"\",\"answer\":\"x\",\"finish_reason\":\"stop\","
            + "\"thinking_closed\":true,\"prompt_tokens\":11,\"completion_tokens\":22,\"wasted_prompt_tokens\":0,"
            + "\"wasted_completion_tokens\":0,\"attempts\":1,\"estimated\":false}\n";
    Generation generation =
        new Generation.Finished(
            new AssistantMessage("", "x"), FinishReason.STOP, true, Usage.of(11, 22));
    try (JournalWriter journal = writer(7)) {
      journal.append("a", generation);
    }

    assertThat(Files.readString(files().get(0))).isEqualTo(line);
  }

  @Test
  void recordsAreDurableBeforeTheWriterIsClosed() throws IOException {
    try (JournalWriter journal = writer(7)) {
      journal.append("a", answer("x"));
      assertThat(read().generations()).isEmpty();

      journal.flush();
      assertThat(read().generations()).containsOnlyKeys("a");
      journal.append("b", answer("y"));
      journal.flush();
      assertThat(read().generations()).containsOnlyKeys("a", "b");
      assertThat(files()).hasSize(1);
    }
  }

  @Test
  void theTimerMakesRecordsDurable() throws Exception {
    FileSystem files = JournalFiles.fileSystem(folder, configuration);
    files.mkdirs(folder);
    try (JournalWriter journal =
        new JournalWriter(files, folder, Duration.ofMillis(5), Clock.systemUTC())) {
      journal.append("a", answer("x"));
      while (read().generations().isEmpty()) {
        Thread.sleep(5);
      }
    }
  }

  @Test
  void noFolderIsNoJournal() throws IOException {
    assertThat(read().generations()).isEmpty();
  }

  @Test
  void aTornTailIsPassedOver() throws IOException {
    try (JournalWriter journal = writer(7)) {
      journal.append("a", answer("x"));
      journal.append("b", answer("y"));
    }
    byte[] whole = Files.readAllBytes(files().get(0));
    int firstBytes = 1;
    while (whole[firstBytes - 1] != '\n') {
      firstBytes++;
    }

    for (int length = whole.length - 1; length >= firstBytes; length--) {
      Files.write(files().get(0), Arrays.copyOf(whole, length));
      assertThat(read().generations()).containsOnlyKeys("a");
      assertThat(read().damages()).isEmpty();
    }
  }

  @Test
  void damageIsNamedAndCostsItsRecordAlone() throws IOException {
    try (JournalWriter journal = writer(7)) {
      for (String id : List.of("a", "b", "c")) {
        journal.append(id, answer("x"));
      }
    }
    java.nio.file.Path file = files().get(0);
    byte[] whole = Files.readAllBytes(file);
    int record = whole.length / 3;
    for (int at : new int[] {record, record + 12, record + 30, 2 * record - 2}) {
      byte[] damaged = whole.clone();
      damaged[at] ^= 1;
      Files.write(file, damaged);

      JournalReader.Contents contents = read();
      assertThat(contents.generations()).as("byte %d", at).containsOnlyKeys("a", "c");
      assertThat(contents.damages())
          .containsExactly(new JournalReader.Damage("file:" + file, record));
    }
  }

  @Test
  void ofTwoAttemptsTheFirstAnswerCounts() throws IOException {
    try (JournalWriter late = writer(9);
        JournalWriter early = writer(5)) {
      late.append("both", answer("late"));
      early.append("both", answer("early"));
      early.append("answered", failure("early"));
      late.append("answered", answer("late"));
      late.append("late", answer("late"));
    }

    assertThat(files()).hasSize(2);
    assertThat(read().generations())
        .containsEntry("both", answer("early"))
        .containsEntry("answered", answer("late"))
        .containsEntry("late", answer("late"))
        .hasSize(3);
  }

  @Test
  void manyThreadsWriteWholeRecords() throws Exception {
    List<Thread> threads = new ArrayList<>();
    try (JournalWriter journal = writer(7)) {
      for (int t = 0; t < 4; t++) {
        int first = t * 1_000;
        threads.add(
            new Thread(
                () -> {
                  for (int i = first; i < first + 1_000; i++) {
                    journal.append("id" + i, answer("x".repeat(i % 97)));
                    if (i % 50 == 0) {
                      journal.flush();
                    }
                  }
                }));
      }
      threads.forEach(Thread::start);
      for (Thread thread : threads) {
        thread.join();
      }
    }

    assertThat(read().generations()).hasSize(4_000);
    assertThat(read().damages()).isEmpty();
  }

  @Test
  void whereFilesAppearWhenClosedEachBatchIsAFile() throws IOException {
    try (JournalWriter journal = writer(new ObjectStore(0), 7)) {
      for (String id : List.of("a", "b", "c")) {
        journal.append(id, answer("x"));
        journal.flush();
        assertThat(read().generations()).containsKey(id);
      }
    }

    assertThat(files()).hasSize(3);
  }

  @Test
  void recordsThatCouldNotBeWrittenAreKept() throws IOException {
    try (JournalWriter journal = writer(new ObjectStore(1), 7)) {
      journal.append("a", answer("x"));
      assertThatThrownBy(journal::flush)
          .isInstanceOf(StageException.class)
          .hasMessageContaining(folder.toString())
          .hasMessageContaining("no room");
      journal.append("b", answer("y"));
    }

    assertThat(read().generations()).containsOnlyKeys("a", "b");
  }

  @Test
  void aJournalThatCannotBeWrittenStopsTheWork() throws Exception {
    FileSystem files = new ObjectStore(Integer.MAX_VALUE);
    files.mkdirs(folder);
    JournalWriter journal =
        new JournalWriter(files, folder, Duration.ofMillis(1), Clock.systemUTC());
    StageException failure = null;
    while (failure == null) {
      try {
        journal.append("a", answer("x"));
        Thread.sleep(2);
      } catch (StageException e) {
        failure = e;
      }
    }

    assertThat(failure).hasMessageContaining("can't be written").hasMessageContaining("no room");
    assertThatThrownBy(journal::close).isInstanceOf(StageException.class);
    assertThatThrownBy(() -> journal.append("a", answer("x"))).hasMessageContaining("is closed");
  }
}
