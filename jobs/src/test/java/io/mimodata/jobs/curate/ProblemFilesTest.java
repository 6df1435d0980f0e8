package io.mimodata.jobs.curate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mimodata.jobs.recipe.ConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProblemFilesTest {
  @TempDir private Path folder;

  private String file(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    return file.toString();
  }

  @Test
  void linesKeepTheirNumbersAndFilesMayBeGivenByTheirScheme() throws IOException {
    String one = "file:" + file("one.jsonl", "a\n\nb\n");
    String two = file("two.jsonl", "c");
    assertThat(ProblemFiles.of(List.of(one, two)).lines(new Configuration()))
        .containsExactly(
            new ProblemFiles.Line("one.jsonl", 1, "a"),
            new ProblemFiles.Line("one.jsonl", 3, "b"),
            new ProblemFiles.Line("two.jsonl", 1, "c"));
  }

  /** The same line in both would be one problem by its id. */
  @Test
  void twoFilesOfOneNameAreRefusedTogetherWithWhatIsMissing() throws IOException {
    String one = file("a/set.jsonl", "x");
    String two = file("b/set.jsonl", "x");
    assertThatThrownBy(() -> ProblemFiles.of(List.of(one, two, folder + "/none.jsonl")))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("--input names two files set.jsonl")
        .hasMessageContaining("none.jsonl does not exist");
  }
}
