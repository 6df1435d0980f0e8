package io.mimodata.jobs.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mimodata.document.StageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netpreserve.jwarc.HttpResponse;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcRecord;
import org.netpreserve.jwarc.WarcResponse;
import org.netpreserve.jwarc.WarcTruncationReason;

/** On the artifacts that the build puts into its folder before tests run. */
class DemoCorpusTest {
  private static final Path ARTIFACTS = Path.of("target", "demo-artifacts");

  @TempDir private static Path folder;
  private static Path corpus;
  private static DemoCorpus.Summary summary;

  @BeforeAll
  static void write() {
    corpus = folder.resolve("corpus");
    summary = DemoCorpus.write(ARTIFACTS, corpus);
  }

  private static List<Path> files(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(Files::isRegularFile).map(root::relativize).sorted().toList();
    }
  }

  @Test
  void anotherCorpusOfTheSameArtifactsHasTheSameBytes() throws IOException {
    Path other = folder.resolve("other");
    assertThat(DemoCorpus.write(ARTIFACTS, other)).isEqualTo(summary);

    assertThat(files(other)).isEqualTo(files(corpus)).hasSize(summary.files() + 1);
    for (Path file : files(corpus)) {
      assertThat(Files.mismatch(corpus.resolve(file), other.resolve(file)))
          .as("%s", file)
          .isEqualTo(-1);
    }
  }

  @Test
  void fieldsComeInOneOrderInEveryProcess() throws IOException {
    try (WarcReader reader = new WarcReader(corpus.resolve("web/javadoc-00000.warc.gz"))) {
      String info = new String(reader.next().orElseThrow().body().stream().readAllBytes(), UTF_8);
      assertThat(info)
          .isEqualToIgnoringNewLines(
              "software: mimo-data demo\r\nformat: WARC File Format 1.1\r\n");
    }
  }

  @Test
  void aWholeCorpusIsLeftAloneAndADamagedOneIsWrittenAgain() throws IOException {
    Path other = folder.resolve("damaged");
    for (Path file : files(corpus)) {
      Files.createDirectories(other.resolve(file).getParent());
      Files.copy(corpus.resolve(file), other.resolve(file));
    }
    Path problems = other.resolve("problems/problems.jsonl");
    var written = Files.getLastModifiedTime(problems);
    assertThat(DemoCorpus.write(ARTIFACTS, other)).isEqualTo(summary);
    assertThat(Files.getLastModifiedTime(problems)).isEqualTo(written);

    Files.writeString(problems, "cut");
    assertThat(DemoCorpus.write(ARTIFACTS, other)).isEqualTo(summary);
    assertThat(Files.mismatch(problems, corpus.resolve("problems/problems.jsonl"))).isEqualTo(-1);
    assertThat(folder.resolve("damaged.new")).doesNotExist();
  }

  @Test
  void aFolderOfSomethingElseIsNotTouched() throws IOException {
    Path mine = Files.createDirectories(folder.resolve("mine"));
    Files.writeString(mine.resolve("thesis.txt"), "years of work");

    assertThatThrownBy(() -> DemoCorpus.write(ARTIFACTS, mine))
        .isInstanceOf(StageException.class)
        .hasMessageContaining(mine.toString())
        .hasMessageContaining("choose another output folder");
    assertThat(mine.resolve("thesis.txt")).hasContent("years of work");
  }

  @Test
  void aMissingArtifactIsNamed() {
    assertThatThrownBy(() -> DemoCorpus.write(folder.resolve("nowhere"), folder.resolve("none")))
        .isInstanceOf(StageException.class)
        .hasMessageContaining("jgrapht-core-javadoc.jar is missing in " + folder.resolve("nowhere"))
        .hasMessageContaining("mvn package");
    assertThat(folder.resolve("none")).doesNotExist();
  }

  @Test
  void theCrawlReadsBackWithEverythingThatRealCrawlsHave() throws IOException {
    Map<String, Integer> types = new TreeMap<>();
    Map<Integer, Integer> statuses = new TreeMap<>();
    Map<String, Set<String>> urlsOfContent = new HashMap<>();
    Set<Object> ids = new HashSet<>();
    int truncated = 0;
    for (Path file : files(corpus.resolve("web"))) {
      try (WarcReader reader = new WarcReader(corpus.resolve("web").resolve(file))) {
        for (WarcRecord record : reader) {
          types.merge(record.type(), 1, Integer::sum);
          assertThat(ids.add(record.id())).as("%s twice", record.id()).isTrue();
          if (record instanceof WarcResponse response) {
            HttpResponse http = response.http();
            statuses.merge(http.status(), 1, Integer::sum);
            if (response.truncated() != WarcTruncationReason.NOT_TRUNCATED) {
              truncated++;
            } else if (http.status() == 200) {
              String body = new String(http.bodyDecoded().stream().readAllBytes(), UTF_8);
              urlsOfContent.computeIfAbsent(body, b -> new HashSet<>()).add(response.target());
            }
          }
        }
      }
    }

    assertThat(types).containsEntry("warcinfo", 3).containsKeys("request", "response", "revisit");
    assertThat(types.get("response") + types.get("revisit")).isEqualTo(summary.captures());
    assertThat(statuses).containsOnlyKeys(200, 301, 404);
    assertThat(truncated).isPositive();
    assertThat(urlsOfContent).hasSizeGreaterThan(1_500);
    assertThat(urlsOfContent.values().stream().filter(urls -> urls.size() > 1).count())
        .as("pages under several URLs")
        .isGreaterThan(100);
    assertThat(
            urlsOfContent.keySet().stream().filter(page -> page.contains("last revised")).count())
        .as("pages of an older version")
        .isGreaterThan(80);
    assertThat(
            urlsOfContent.keySet().stream()
                .filter(page -> page.matches("(?s).*JGraphT.*\\$O\\(.*"))
                .count())
        .as("pages with formulas")
        .isGreaterThan(50);
  }

  @Test
  void samplesOfOtherToolsAreThere() throws IOException {
    assertThat(files(corpus.resolve("pdf"))).hasSize(51).contains(Path.of("testPDF_protected.pdf"));
    assertThat(files(corpus.resolve("warc"))).hasSize(4);
  }

  @Test
  void aRevisedPageIsNearlyTheSame() {
    String page =
        "<html><body><main><h1>Graph 1.5.2</h1><p>Returns the degree.</p></main></body></html>";

    assertThat(new String(RevisedPage.of(page.getBytes(UTF_8)), UTF_8))
        .isEqualTo(
            "<html><body><main><h1>Graph 1.5.0</h1><p>Gives back the degree.</p>"
                + "<p>This page was last revised on 14 March 2019.</p>\n</main></body></html>");
  }

  @Test
  void problemsHaveDistinctStatementsAndAnswers() throws IOException {
    ObjectMapper json = new ObjectMapper();
    List<JsonNode> lines = new ArrayList<>();
    for (String line : Files.readAllLines(corpus.resolve("problems/problems.jsonl"))) {
      lines.add(json.readTree(line));
    }

    assertThat(lines).hasSize(200);
    assertThat(lines.stream().map(line -> line.get("text").asText()).distinct()).hasSize(200);
    assertThat(lines)
        .allSatisfy(line -> assertThat(line.get("answer").asText()).matches("-?\\d+(/\\d+)?"));
    assertThat(lines.get(0).get("id").asText()).isEqualTo("problem-0000");
  }

  /** Values that another program found by trying out; every kind of problem was checked so. */
  @Test
  void answersAreRight() {
    List<Problem> problems = ProblemSet.of(200, 42);

    assertThat(answer(problems, "$35x \\equiv 53 \\pmod{66}$")).isEqualTo("43");
    assertThat(answer(problems, "(5x^2 + 4\\right)")).isEqualTo("384");
    assertThat(answer(problems, "How many positive divisors does $4056$")).isEqualTo("18");
    assertThat(answer(problems, "$28^{3383}$")).isEqualTo("7");
    assertThat(answer(problems, "$P=(16,-13)$")).isEqualTo("749/2");
    assertThat(answer(problems, "145 players stand in a circle")).isEqualTo("91");
  }

  private static String answer(List<Problem> problems, String words) {
    return problems.stream()
        .filter(problem -> problem.text().contains(words))
        .findFirst()
        .orElseThrow()
        .answer();
  }
}
