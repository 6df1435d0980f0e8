package io.mimodata.jobs.cli;

import io.mimodata.jobs.Main;
import io.mimodata.jobs.recipe.ConfigurationException;
import io.mimodata.synthgen.reward.DifficultyLevels;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Rewards solutions by the difficulty of the tests that they pass. */
@Command(
    name = "reward",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Rewards solutions by the difficulty of the tests that they pass.")
public final class RewardCommand implements Callable<Integer> {
  @Option(
      names = "--input",
      required = true,
      paramLabel = "FILE",
      description =
          "JSON lines. With rollouts (for each solution the outcomes of all tests), tests are"
              + " grouped by pass rate, by that in pass_rates if it is there. With passed (the"
              + " outcomes of one solution), groups has each test's level and weights the levels'"
              + " weights from the easiest.")
  private Path input;

  @Option(
      names = "--output",
      required = true,
      paramLabel = "FILE",
      description =
          "JSON lines with id (if given), strict, soft and all_or_nothing; for rollouts one reward"
              + " each, with the groups and the advantages.")
  private Path output;

  @Option(
      names = "--weights",
      split = ",",
      paramLabel = "W",
      description =
          "For rollouts: as many groups as weights, from the easiest; 0.2,0.3,0.5 unless given.")
  private List<Double> weights;

  @Override
  public Integer call() throws IOException {
    RewardRows rows = new RewardRows(levels());
    JsonLines.map(input, output, rows::reward);
    return Main.DONE;
  }

  private DifficultyLevels levels() {
    try {
      return weights == null ? DifficultyLevels.USUAL : DifficultyLevels.ofWeights(weights);
    } catch (IllegalArgumentException e) {
      throw new ConfigurationException("--weights: " + e.getMessage());
    }
  }
}
