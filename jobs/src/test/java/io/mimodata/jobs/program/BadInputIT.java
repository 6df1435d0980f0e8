package io.mimodata.jobs.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

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
  void aWrongFlagAndAMissingInputAreBadUsage() throws Exception {
    Program.Ended flag = run("extract", "--inputs", "x", "--output", "y");
    assertThat(flag.exit()).isEqualTo(2);
    assertThat(flag.err()).contains("--input");

    Program.Ended input =
        run("extract", "--input", temp.resolve("nowhere").toString(), "--output", "y");
    assertThat(input.exit()).isEqualTo(2);
    assertThat(input.err()).contains("nowhere does not exist");
  }

  @Test
  void aRecipeThatAPersonWroteIsNotOverwritten() throws Exception {
    Path recipe = SmallCorpus.write(temp.resolve("corpus"));
    Path own = Files.copy(recipe, temp.resolve("corpus/recipe.yaml"));
    String before = Files.readString(own);
    Program.Ended ended = run("run", own.toString(), "--output", own.getParent().toString());

    assertThat(ended.exit()).isEqualTo(2);
    assertThat(ended.err()).contains("nothing was touched");
    assertThat(Files.readString(own)).isEqualTo(before);
  }

  @Test
  void aFullDiskIsSaidAndLosesNothingThatWasFinished() throws Exception {
    Path disk = Files.createDirectories(temp.resolve("disk"));
    Process mount =
        new ProcessBuilder("mount", "-t", "tmpfs", "-o", "size=700k", "tmpfs", disk.toString())
            .redirectErrorStream(true)
            .start();
    assumeTrue(mount.waitFor() == 0, "only root can mount a small file system");
    try {
      Path recipe = SmallCorpus.write(temp.resolve("corpus"));
      Program.Ended full =
          run("run", recipe.toString(), "--output", disk.resolve("run").toString());

      assertThat(full.exit()).isEqualTo(1);
      assertThat(full.err())
          .contains("The disk is full: " + disk)
          .contains("then start the run again")
          .doesNotContain("\tat ");
      assertThat(disk.resolve("run/raw/manifest.json")).exists();

      new ProcessBuilder("dd", "if=/dev/zero", "of=" + disk.resolve("filler"), "bs=1k")
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
      Program.Ended nothing =
          run("run", recipe.toString(), "--output", disk.resolve("run").toString());
      assertThat(nothing.exit()).as("not a byte is left for the driver's own files").isEqualTo(1);
      assertThat(nothing.err()).contains("The disk is full").doesNotContain("\tat ");
      Files.delete(disk.resolve("filler"));

      new ProcessBuilder("mount", "-o", "remount,size=50m", disk.toString()).start().waitFor();
      Program.Ended again =
          run(
              "run",
              recipe.toString(),
              "--output",
              disk.resolve("run").toString(),
              "--until",
              "dedup");
      assertThat(again.exit()).as(again.err()).isZero();
      assertThat(again.err()).contains("\"event\":\"skipped\",\"in\"");
    } finally {
      new ProcessBuilder("umount", disk.toString()).start().waitFor();
    }
  }

  @Test
  void aFolderThatAnotherRunWritesIsLeftToIt() throws Exception {
    Path recipe = SmallCorpus.write(temp.resolve("corpus"));
    Path output = temp.resolve("run");
    Program.Started first =
        Program.start(
            temp.resolve("first"),
            "run",
            recipe.toString(),
            "--output",
            output.toString(),
            "--until",
            "extract");
    while (first.process().isAlive() && !Files.exists(temp.resolve(".run.lock"))) {
      Thread.sleep(20);
    }
    Program.Ended second = run("run", recipe.toString(), "--output", output.toString());
    boolean overlapped = first.process().isAlive();
    Program.Ended ended = first.await();

    assertThat(overlapped).as("the second run met the first").isTrue();
    assertThat(second.exit()).isEqualTo(1);
    assertThat(second.err())
        .contains(output + " is being written by process " + first.process().pid());
    assertThat(ended.exit()).as(ended.err()).isZero();
  }
}
