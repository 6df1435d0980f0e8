package io.mimodata.jobs.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bad input gives a clear message or ledger rows and the right exit code, and loses nothing. */
class BadInputIT {
  @TempDir Path temp;

  private Program.Ended run(String... args) throws Exception {
    return Program.run(temp.resolve("scratch"), args);
  }

  @Test
  void threeMistakesInARecipeAreReportedTogetherBeforeSparkStarts() throws Exception {
    Path recipe = temp.resolve("bad.yaml");
    Files.writeString(
        recipe,
        """
        name: bad
        sources:
          - {name: web, format: wark, input: %s}
        dedup: {bandz: 14}
        mixture:
          stages:
            - {name: stage-1, tokens: lots}
        """
            .formatted(temp));
    Program.Ended ended = run("run", recipe.toString(), "--output", temp.resolve("out").toString());

    assertThat(ended.exit()).isEqualTo(2);
    assertThat(ended.err())
        .contains("3 problems")
        .contains("bad.yaml:3: sources[0].format must be one of")
        .contains("bad.yaml:4: dedup.bandz is not a key; did you mean 'bands'?")
        .contains("bad.yaml:7: mixture.stages[0].tokens is wrong")
        .doesNotContain("\tat ");
    assertThat(temp.resolve("out")).doesNotExist();
  }

  @Test
  void missingPathsAndEmptyFoldersAreReportedTogether() throws Exception {
    Files.createDirectories(temp.resolve("empty"));
    Program.Ended ended =
        run(
            "ingest",
            "--format",
            "html",
            "--output",
            temp.resolve("raw").toString(),
            "--input",
            temp.resolve("empty").toString(),
            temp.resolve("missing").toString());

    assertThat(ended.exit()).isEqualTo(2);
    assertThat(ended.err())
        .contains("2 problems")
        .contains(temp.resolve("empty").toString())
        .contains(temp.resolve("missing").toString())
        .doesNotContain("\tat ");
    assertThat(temp.resolve("raw")).doesNotExist();
  }

  @Test
  void randomBytesAndACutFileAreLedgerRows() throws Exception {
    Path corpus = temp.resolve("corpus");
    SmallCorpus.write(corpus);
    byte[] noise = new byte[50_000];
    new Random(3).nextBytes(noise);
    Files.createDirectories(temp.resolve("warc"));
    Files.write(temp.resolve("warc/noise.warc.gz"), noise);
    Files.copy(corpus.resolve("cut.warc.gz"), temp.resolve("warc/cut.warc.gz"));
    Program.Ended ended =
        run(
            "ingest",
            "--format",
            "warc",
            "--input",
            temp.resolve("warc").toString(),
            "--output",
            temp.resolve("raw").toString());

    assertThat(ended.exit()).as(ended.err()).isZero();
    Program.Ended look = run("inspect", temp.resolve("raw").toString(), "--rows", "20");
    assertThat(look.out()).contains("noise.warc.gz").contains("cut.warc.gz#");
  }

  @Test
  void aDirectoryOfAnotherProgramIsNoStageInput() throws Exception {
    Files.createDirectories(temp.resolve("other"));
    Files.writeString(temp.resolve("other/data.parquet"), "x");
    Program.Ended ended =
        run(
            "extract",
            "--input",
            temp.resolve("other").toString(),
            "--output",
            temp.resolve("out").toString());

    assertThat(ended.exit()).isEqualTo(1);
    assertThat(ended.err())
        .contains("has no manifest.json: it is not the folder of a finished stage")
        .doesNotContain("\tat ");
  }

  @Test
  void aWrongFlagIsBadUsage() throws Exception {
    Program.Ended ended = run("extract", "--inputs", "x", "--output", "y");
    assertThat(ended.exit()).isEqualTo(2);
    assertThat(ended.err()).contains("--input");
  }
}
