package io.mimodata.document.contamination;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mimodata.document.StageException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContaminationIndexTest {
  @TempDir private Path folder;

  @Test
  void findsARunOfWordsWhateverItsPunctuationAndCase() {
    ContaminationIndex index =
        new ContaminationIndex.Builder(4)
            .add("set:1", "What is the sum of 2 and 3?")
            .add("set:2", "a b c d")
            .build();
    assertThat(index.find("Question. *What* is\nthe SUM of $2$ and ...").orElseThrow())
        .isEqualTo(new ContaminationIndex.Match("set:1", "what is the sum", 4));
    assertThat(index.find("what is a sum of 2 or 3")).isEmpty();
    assertThat(index.find("x a b c d")).map(ContaminationIndex.Match::item).contains("set:2");
    assertThat(index.ngrams()).isEqualTo(6);
  }

  @Test
  void countsItemsThatCannotBeFound() {
    ContaminationIndex index =
        new ContaminationIndex.Builder(13).add("set:1", "Forty-two").add("set:2", "").build();
    assertThat(index.items()).isEqualTo(2);
    assertThat(index.itemsTooShort()).isEqualTo(2);
    assertThat(index.find("Forty-two")).isEmpty();
  }

  @Test
  void readsLinesAndJsonStringsPlainAndCompressed() throws IOException {
    Path text = Files.writeString(folder.resolve("a.txt"), "one two three\n\nfour five six\n");
    Path json = folder.resolve("b.jsonl.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(json))) {
      out.write(
          "{\"q\": \"seven eight nine\", \"choices\": [\"\u5B50\u7FA4\u7684\u9636\"], \"n\": 4}\n"
              .getBytes(UTF_8));
    }
    ContaminationIndex index = read(3, text, json);
    assertThat(index.items()).isEqualTo(4);
    assertThat(index.find("four five six").orElseThrow().item()).isEqualTo("a.txt:3");
    assertThat(index.find("seven eight nine").orElseThrow().item()).isEqualTo("b.jsonl.gz:1");
    assertThat(index.find("\u7FA4\u7684\u9636")).isPresent();
  }

  @Test
  void namesTheFileThatCannotBeRead() throws IOException {
    assertThatThrownBy(() -> read(3, folder.resolve("missing.txt")))
        .isInstanceOf(StageException.class)
        .hasMessageContaining("missing.txt")
        .hasMessageContaining("filter.decontaminate");
    Path broken = Files.writeString(folder.resolve("c.jsonl"), "{}\n{\"q\": \n");
    assertThatThrownBy(() -> read(3, broken))
        .isInstanceOf(StageException.class)
        .hasMessageStartingWith("c.jsonl:2 is not a JSON value");
  }

  private static ContaminationIndex read(int words, Path... files) {
    ContaminationIndex.Builder index = new ContaminationIndex.Builder(words);
    for (Path file : files) {
      EvaluationFile.addTo(
          index, file.toString(), "filter.decontaminate", new Configuration(false));
    }
    return index.build();
  }
}
