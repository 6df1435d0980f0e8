package io.mimodata.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.list;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IngestPlannerTest {
  @TempDir Path folder;

  private void files(String... names) throws IOException {
    for (String name : names) {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, "0123456789");
    }
  }

  private SourceSpec source(String name, Format format, String... inputs) {
    List<String> absolute =
        Arrays.stream(inputs).map(input -> input.isBlank() ? input : folder + "/" + input).toList();
    return new SourceSpec(name, format, absolute, null);
  }

  private static IngestPlan plan(IngestConfig config, SourceSpec... sources) {
    return IngestPlanner.plan(List.of(sources), config, new Configuration());
  }

  private static List<String> paths(IngestPlan plan) {
    return plan.files().stream().map(InputFile::path).toList();
  }

  private List<String> paths(Format format, String... inputs) {
    return paths(plan(IngestConfig.defaults(), source("web", format, inputs)));
  }

  @Test
  void foldersAreReadRecursivelyInOrder() throws IOException {
    files(
        "in/b.html",
        "in/a/z.HTM",
        "in/a/y.xhtml",
        "in/c.txt",
        "in/.git/d.html",
        "in/_modules/e.html");

    assertThat(paths(Format.HTML, "in"))
        .containsExactly("_modules/e.html", "a/y.xhtml", "a/z.HTM", "b.html");
  }

  @Test
  void whatBatchJobsLeaveIsPassedOver() throws IOException {
    files(
        "in/part-0.parquet",
        "in/_temporary/part-1.parquet",
        "in/_SUCCESS",
        "in/.part-0.parquet.crc");

    assertThat(paths(Format.PARQUET, "in")).containsExactly("part-0.parquet");
  }

  @Test
  void sourceTreesAreAllFilesButHiddenOnes() throws IOException {
    files("in/pkg/__init__.py", "in/Makefile", "in/.gitignore", "in/.git/config");

    assertThat(paths(Format.TEXT, "in")).containsExactly("Makefile", "pkg/__init__.py");
  }

  @Test
  void patternsAndSingleFiles() throws IOException {
    files("in/2023/a.warc.gz", "in/2024/a.warc.gz", "in/2024/b.txt", "odd name [1].warc");

    assertThat(paths(Format.WARC, "in/*/a.warc.gz"))
        .containsExactly("2023/a.warc.gz", "2024/a.warc.gz");
    assertThat(paths(Format.WARC, "in/20{23,24}"))
        .containsExactly("2023/a.warc.gz", "2024/a.warc.gz");
    assertThat(paths(Format.WARC, "in/2024/b.txt")).containsExactly("b.txt");
    assertThat(paths(Format.WARC, "odd name [1].warc")).containsExactly("odd name [1].warc");
  }

  @Test
  void aFileListedTwiceIsReadOnce() throws IOException {
    files("in/a.warc.gz", "in/b.warc.gz");

    assertThat(paths(Format.WARC, "in", "in/*.gz", "in/a.warc.gz"))
        .containsExactly("a.warc.gz", "b.warc.gz");
  }

  @Test
  void filesOfOneNameInTwoFoldersHaveTwoPaths() throws IOException {
    files("one/a.html", "two/a.html");

    assertThat(paths(Format.HTML, "one", "two")).hasSize(2).doesNotHaveDuplicates();
  }

  @Test
  void namesWithOddCharactersAreRead() throws IOException {
    files("in/a b.html", "in/ä%20ö.html", "in/x#y.html", "in/c:d.html", "in/q?.html");

    IngestPlan plan = plan(IngestConfig.defaults(), source("web", Format.HTML, "in"));
    assertThat(paths(plan))
        .containsExactly("a b.html", "c:d.html", "q?.html", "x#y.html", "ä%20ö.html");
    assertThat(Ingested.read(Format.HTML, folder.resolve("in")).documents)
        .hasSize(5)
        .allSatisfy(document -> assertThat(document.removal()).isNull());
  }

  @Test
  void allProblemsAreToldTogether() throws IOException {
    files("in/a.txt");
    Files.createDirectories(folder.resolve("empty"));

    assertThatThrownBy(
            () ->
                plan(
                    IngestConfig.defaults(),
                    source("one", Format.WARC, "missing", "in", "in/*.warc", "in/**/a.txt", " "),
                    source("two", Format.TEXT, "empty"),
                    source("two", Format.TEXT, "in"),
                    source("three", Format.TEXT),
                    new SourceSpec("four", Format.TEXT, List.of("nosuch://host/x"), null)))
        .asInstanceOf(type(InputException.class))
        .extracting(InputException::problems)
        .asInstanceOf(list(String.class))
        .satisfiesExactly(
            problem -> assertThat(problem).contains("source one", "missing does not exist"),
            problem -> assertThat(problem).contains("in holds no warc file", ".warc.gz"),
            problem -> assertThat(problem).contains("*.warc matches no file"),
            problem -> assertThat(problem).contains("**", "name the folder"),
            problem -> assertThat(problem).contains("an input is blank"),
            problem -> assertThat(problem).contains("source two", "empty holds no file"),
            problem -> assertThat(problem).contains("source two", "same name"),
            problem -> assertThat(problem).contains("source three: no input is named"),
            problem -> assertThat(problem).contains("source four", "nosuch"));
    assertThatThrownBy(() -> plan(IngestConfig.defaults()))
        .hasMessageContaining("no source is named");
  }

  @Test
  void largeFilesAreSlicedAndSmallOnesReadTogether() throws IOException {
    for (int i = 0; i < 25; i++) {
      files("small/%02d.jsonl".formatted(i));
    }
    Files.write(folder.resolve("large.jsonl"), new byte[1_001]);
    Files.write(folder.resolve("large.jsonl.gz"), new byte[1_001]);
    IngestConfig config = new IngestConfig(1, 100, 4, Set.of());

    IngestPlan plan =
        plan(config, source("rows", Format.JSONL, "large.jsonl", "large.jsonl.gz", "small"));

    assertThat(plan.totalBytes()).isEqualTo(25 * 10 + 2 * 1_001);
    assertThat(plan.tasks().stream().mapToLong(IngestTask::bytes).sum())
        .isEqualTo(plan.totalBytes());
    assertThat(plan.tasks()).extracting(IngestTask::index).isSorted().doesNotHaveDuplicates();
    List<FileSlice> slices =
        plan.tasks().stream()
            .flatMap(task -> task.slices().stream())
            .filter(slice -> slice.file().path().equals("large.jsonl"))
            .toList();
    assertThat(slices).hasSize(11).allMatch(slice -> slice.bytes() <= 100);
    assertThat(slices.get(0).start()).isZero();
    assertThat(slices.get(10).end()).isEqualTo(1_001);
    assertThat(plan.tasks())
        .filteredOn(task -> task.slices().get(0).file().path().equals("large.jsonl.gz"))
        .singleElement()
        .satisfies(task -> assertThat(task.bytes()).isEqualTo(1_001));
    assertThat(plan.tasks()).allMatch(task -> task.slices().size() <= 4);
    assertThat(plan.tasks()).hasSize(11 + 1 + 7);
  }

  @Test
  void configurationIsChecked() {
    assertThatThrownBy(() -> new IngestConfig(0, 1, 1, Set.of()))
        .hasMessage("maxContentBytes must be at least 1, cannot be: 0");
    assertThatThrownBy(() -> new IngestConfig(1L << 30, 1, 1, Set.of()))
        .hasMessageContaining("maxContentBytes must be below");
  }
}
