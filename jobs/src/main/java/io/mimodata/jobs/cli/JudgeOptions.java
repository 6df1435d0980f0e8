package io.mimodata.jobs.cli;

import io.mimodata.jobs.recipe.ConfigurationException;
import io.mimodata.synthgen.judge.Comparison;
import io.mimodata.synthgen.judge.Isolation;
import io.mimodata.synthgen.judge.JudgeSettings;
import picocli.CommandLine.Option;

/** The options of commands that run programs on tests. */
final class JudgeOptions {
  @Option(
      names = "--jobs",
      paramLabel = "N",
      description = "Submissions at a time; as many as processors unless given.")
  private Integer jobs;

  @Option(
      names = "--compare",
      defaultValue = "LINES",
      paramLabel = "HOW",
      description =
          "lines (default): line by line, white space at the ends does not count; tokens: word by"
              + " word, numbers within 1e-6.")
  private Comparison comparison;

  @Option(names = "--unsafe", description = "Run without a sandbox: only for programs of your own.")
  private boolean unsafe;

  /**
   * The settings, with all tests run.
   *
   * @throws ConfigurationException if an option is wrong
   */
  JudgeSettings settings() {
    if (jobs != null && jobs < 1) {
      throw new ConfigurationException("--jobs must be at least 1, is " + jobs);
    }
    JudgeSettings defaults = JudgeSettings.defaults();
    return new JudgeSettings(
        jobs == null ? defaults.parallel() : jobs,
        comparison,
        defaults.stopAtFirstFailure(),
        unsafe ? Isolation.NONE : Isolation.SANDBOX);
  }
}
