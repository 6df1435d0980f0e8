package io.mimodata.jobs.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mimodata.jobs.Main;
import io.mimodata.jobs.progress.PeriodicNote;
import io.mimodata.jobs.progress.ProgressPrinter;
import io.mimodata.synthgen.engine.window.WorkPool;
import io.mimodata.synthgen.judge.CodeJudge;
import io.mimodata.synthgen.judge.JudgeSettings;
import io.mimodata.synthgen.judge.Judgement;
import io.mimodata.synthgen.judge.JudgementRow;
import io.mimodata.synthgen.judge.SandboxUnavailableException;
import io.mimodata.synthgen.judge.SubmissionRow;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Judges programs by their tests. */
@Command(
    name = "judge",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Runs programs on tests, in sandboxes, and says which are right.")
public final class JudgeCommand implements Callable<Integer> {
  /** Submissions read ahead for each that is judged, so that a slow one holds up no other. */
  private static final int AHEAD = 16;

  @Option(
      names = "--input",
      required = true,
      paramLabel = "FILE",
      description = "JSON lines with id, lang, source, tests and limits; docs/judge.md has them.")
  private Path input;

  @Option(
      names = "--output",
      required = true,
      paramLabel = "FILE",
      description = "JSON lines with id, verdict, tests and detail, in the order of the input.")
  private Path output;

  @Mixin private JudgeOptions options;

  @Option(
      names = "--stop-at-first-failure",
      description = "Leave out the tests after the first that fails.")
  private boolean stopAtFirstFailure;

  private final Map<String, Integer> counts = new ConcurrentSkipListMap<>();
  private final ProgressPrinter progress = ProgressPrinter.standard();
  private final PeriodicNote note = new PeriodicNote(progress, this::summary);

  @Override
  public Integer call() throws IOException {
    JsonLines.requireFile("--input", input);
    JudgeSettings settings = options.settings().withStopAtFirstFailure(stopAtFirstFailure);
    try (CodeJudge judge = CodeJudge.open(settings, progress::note);
        WorkPool pool = new WorkPool("judge", settings.parallel())) {
      JsonLines.map(
          input,
          output,
          line -> {
            note.tick();
            return pool.submit(() -> judge(line, judge));
          },
          settings.parallel() * AHEAD);
    }
    progress.note(summary());
    return Main.DONE;
  }

  /** A row that is no submission, or can't be run here, becomes one with {@code error}. */
  private JsonNode judge(JsonLine line, CodeJudge judge) {
    ObjectNode answer = line.answer();
    String outcome = "error";
    try {
      Judgement judgement = judge.judge(SubmissionRow.read(line.row()));
      JudgementRow.write(judgement, answer);
      outcome = judgement.verdict().name();
    } catch (IllegalArgumentException | SandboxUnavailableException e) {
      answer.putNull("verdict").put("error", e.getMessage());
    }
    counts.merge(outcome, 1, Integer::sum);
    return answer;
  }

  private String summary() {
    return "judged: "
        + counts.entrySet().stream()
            .map(entry -> "%s %,d".formatted(entry.getKey(), entry.getValue()))
            .collect(Collectors.joining(", "));
  }
}
