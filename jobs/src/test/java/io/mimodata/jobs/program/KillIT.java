package io.mimodata.jobs.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A run on two cores that is killed again and again ends with the bytes of a run on one core that
 * nobody disturbed.
 */
class KillIT {
  @TempDir Path temp;

  @Test
  void aKilledRunGoesOnToTheSameBytes() throws Exception {
    long seed = System.nanoTime();
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    Path recipe = SmallCorpus.write(temp.resolve("corpus"));
    Path quiet = temp.resolve("quiet");
    Program.Ended undisturbed =
        Program.run(
            temp.resolve("a"),
            "--master",
            "local[1]",
            "--conf",
            "spark.sql.shuffle.partitions=7",
            "run",
            recipe.toString(),
            "--output",
            quiet.toString());
    assertThat(undisturbed.exit()).as(undisturbed.err()).isZero();

    Path killed = temp.resolve("killed");
    // A finished stage of other settings stands in the way of the new one when the run is killed.
    Program.Ended before =
        Program.run(
            temp.resolve("b"),
            "run",
            recipe.toString(),
            "--output",
            killed.toString(),
            "--until",
            "extract",
            "--set",
            "extract.timeout=29s");
    assertThat(before.exit()).as(before.err()).isZero();
    for (String stage : List.of("extracted", "deduped", "filtered", "mixture")) {
      killWhileWriting(recipe, killed, stage, random.nextInt(400));
    }
    Program.Ended last =
        Program.run(temp.resolve("b"), "run", recipe.toString(), "--output", killed.toString());

    assertThat(last.exit()).as(last.err()).isZero();
    assertThat(last.err()).contains("\"event\":\"skipped\"");
    assertThat(Outputs.of(killed)).isEqualTo(Outputs.of(quiet)).hasSizeGreaterThan(15);
  }

  /** Kills the program some milliseconds after it began to write a stage, wherever it is then. */
  private void killWhileWriting(Path recipe, Path output, String stage, int afterMillis)
      throws IOException, InterruptedException {
    Program.Started run =
        Program.start(temp.resolve("b"), "run", recipe.toString(), "--output", output.toString());
    Path begun = output.resolve("." + stage + ".inprogress");
    Path finished = output.resolve(stage);
    boolean there = Files.exists(finished);
    while (run.process().isAlive() && !Files.exists(begun) && (there || !Files.exists(finished))) {
      Thread.sleep(2);
    }
    Thread.sleep(afterMillis);
    assertThat(run.process().isAlive()).as(Files.readString(run.err())).isTrue();
    run.process().destroyForcibly().waitFor();
    try (Stream<Path> files = Files.list(output)) {
      System.out.printf(
          "killed %d ms after the start of %s, leaving %s%n",
          afterMillis, stage, files.map(f -> f.getFileName().toString()).sorted().toList());
    }
  }
}
