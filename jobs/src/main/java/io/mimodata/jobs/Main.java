package io.mimodata.jobs;

import io.mimodata.document.StageException;
import io.mimodata.document.UsageException;
import io.mimodata.jobs.cli.AnnotateCommand;
import io.mimodata.jobs.cli.CurateCommand;
import io.mimodata.jobs.cli.DedupCommand;
import io.mimodata.jobs.cli.DemoCommand;
import io.mimodata.jobs.cli.EvaluateCommand;
import io.mimodata.jobs.cli.ExtractCommand;
import io.mimodata.jobs.cli.FilterCommand;
import io.mimodata.jobs.cli.GenerateCommand;
import io.mimodata.jobs.cli.IngestCommand;
import io.mimodata.jobs.cli.InspectCommand;
import io.mimodata.jobs.cli.JudgeCommand;
import io.mimodata.jobs.cli.MixtureCommand;
import io.mimodata.jobs.cli.RewardCommand;
import io.mimodata.jobs.cli.RunCommand;
import io.mimodata.jobs.cli.SynthCommand;
import io.mimodata.jobs.cli.TokenizeCommand;
import io.mimodata.jobs.cli.TraceCommand;
import io.mimodata.jobs.cli.TrainTaggerCommand;
import io.mimodata.jobs.cli.VerifyCommand;
import io.mimodata.jobs.recipe.ConfigurationException;
import io.mimodata.jobs.stage.CodeVersion;
import io.mimodata.jobs.stage.Failures;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * The program. Exit codes: 0 done; 1 a stage failed; 2 bad usage or configuration.
 *
 * <p>A failure is told in one message that names the thing, the place and the way out; its stack
 * trace goes to the log.
 */
@Command(
    name = "mimo-data",
    description =
        "Pre-training data for reasoning models: sources in, token shards of three stages out.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      DemoCommand.class,
      RunCommand.class,
      IngestCommand.class,
      ExtractCommand.class,
      DedupCommand.class,
      FilterCommand.class,
      SynthCommand.class,
      MixtureCommand.class,
      AnnotateCommand.class,
      TrainTaggerCommand.class,
      TokenizeCommand.class,
      VerifyCommand.class,
      CurateCommand.class,
      GenerateCommand.class,
      JudgeCommand.class,
      RewardCommand.class,
      EvaluateCommand.class,
      TraceCommand.class,
      InspectCommand.class,
      CommandLine.HelpCommand.class
    })
public final class Main {
  public static final int DONE = 0;
  public static final int STAGE_FAILED = 1;
  public static final int BAD_USAGE = 2;

  private Main() {}

  public static void main(String[] args) {
    int code = run(args, System.err);
    // Spark leaves threads behind that would keep the process alive after a failure.
    System.out.flush();
    System.exit(code);
  }

  /** Runs one command and returns its exit code. */
  public static int run(String[] args, PrintStream err) {
    CommandLine commandLine = new CommandLine(new Main());
    commandLine.setCaseInsensitiveEnumValuesAllowed(true);
    commandLine.setExecutionExceptionHandler((e, command, parse) -> report(e, err));
    try {
      return commandLine.execute(args);
    } catch (Throwable e) {
      // Errors, such as those that Hadoop throws for a full disk, pass picocli's handler.
      return report(e, err);
    }
  }

  private static int report(Throwable failure, PrintStream err) {
    if (failure instanceof ConfigurationException configuration) {
      List<String> problems = configuration.problems();
      err.printf(
          "mimo-data: %s%n", problems.size() == 1 ? "1 problem" : problems.size() + " problems");
      problems.forEach(problem -> err.println("  " + problem));
      return BAD_USAGE;
    }
    LoggerFactory.getLogger(Main.class).error("failed", failure);
    Optional<StageException> forUser = Failures.forUser(failure);
    err.println("mimo-data: " + forUser.map(Throwable::getMessage).orElseGet(() -> line(failure)));
    boolean expected = forUser.isPresent() && forUser.get().getCause() == null;
    String log = System.getenv("MIMO_DATA_LOG");
    if (!expected && log != null && Files.exists(Path.of(log))) {
      err.println("The log has more: " + log);
    }
    return forUser.isPresent() && forUser.get() instanceof UsageException
        ? BAD_USAGE
        : STAGE_FAILED;
  }

  private static String line(Throwable failure) {
    return Failures.isDiskFull(failure)
        ? "The disk is full. Free some space, then start again: finished stages are kept"
        : Failures.describe(failure);
  }

  /** Prints the version of the jar that runs. */
  public static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"mimo-data " + CodeVersion.current()};
    }
  }
}
