package io.mimodata.jobs.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mimodata.document.StageException;
import io.mimodata.jobs.Main;
import io.mimodata.jobs.progress.PeriodicNote;
import io.mimodata.jobs.progress.ProgressPrinter;
import io.mimodata.jobs.recipe.ConfigurationException;
import io.mimodata.synthgen.judge.CodeJudge;
import io.mimodata.synthgen.judge.JudgeSettings;
import io.mimodata.synthgen.judge.Judgement;
import io.mimodata.synthgen.judge.JudgementRow;
import io.mimodata.synthgen.judge.SubmissionRow;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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
  private static final ObjectMapper JSON =
      new ObjectMapper(
          JsonFactory.builder()
              .streamReadConstraints(
                  StreamReadConstraints.builder()
                      .maxStringLength(Integer.MAX_VALUE)
                      .maxNumberLength(Integer.MAX_VALUE)
                      .build())
              .build());

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

  private final Map<String, Integer> counts = new TreeMap<>();
  private final ProgressPrinter progress = ProgressPrinter.standard();
  private final PeriodicNote note = new PeriodicNote(progress, this::summary);

  @Override
  public Integer call() throws IOException {
    if (!Files.isRegularFile(input)) {
      throw new ConfigurationException(
          "--input " + input + " does not exist; name a JSON-lines file");
    }
    JudgeSettings settings = options.settings().withStopAtFirstFailure(stopAtFirstFailure);
    Files.createDirectories(output.toAbsolutePath().getParent());
    Path partial = output.resolveSibling("." + output.getFileName() + ".inprogress");
    ExecutorService threads = Executors.newFixedThreadPool(settings.parallel());
    try (CodeJudge judge = CodeJudge.open(settings, progress::note)) {
      judgeAll(partial, judge, threads, settings.parallel() * AHEAD);
      Files.move(partial, output, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      threads.shutdownNow();
      Files.deleteIfExists(partial);
    }
    progress.note(summary());
    return Main.DONE;
  }

  private void judgeAll(Path target, CodeJudge judge, ExecutorService threads, int ahead)
      throws IOException {
    Queue<Future<ObjectNode>> underWay = new ArrayDeque<>();
    long lines = 0;
    try (BufferedReader in = Files.newBufferedReader(input);
        BufferedWriter out = Files.newBufferedWriter(target)) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        lines++;
        if (!line.isBlank()) {
          JsonNode row = parse(line, lines);
          underWay.add(threads.submit(() -> judge(row, judge)));
        }
        if (underWay.size() >= ahead) {
          write(underWay.remove(), out);
        }
      }
      while (!underWay.isEmpty()) {
        write(underWay.remove(), out);
      }
    } catch (CharacterCodingException e) {
      throw new StageException("%s is not UTF-8 after line %d".formatted(input, lines), e);
    }
  }

  private JsonNode parse(String line, long number) {
    try {
      return JSON.readTree(line);
    } catch (JsonProcessingException e) {
      throw new StageException(
          "%s:%d is not JSON: %s".formatted(input, number, e.getOriginalMessage()));
    }
  }

  /** A row that is no submission becomes one with {@code error}, and no verdict. */
  private static ObjectNode judge(JsonNode row, CodeJudge judge) {
    ObjectNode result = JSON.createObjectNode();
    if (row.has("id")) {
      result.set("id", row.get("id"));
    }
    try {
      Judgement judgement = judge.judge(SubmissionRow.read(row));
      JudgementRow.write(judgement, result);
    } catch (IllegalArgumentException e) {
      result.putNull("verdict").put("error", e.getMessage());
    }
    return result;
  }

  private String summary() {
    return "judged: "
        + counts.entrySet().stream()
            .map(entry -> "%s %,d".formatted(entry.getKey(), entry.getValue()))
            .collect(Collectors.joining(", "));
  }

  private void write(Future<ObjectNode> judged, BufferedWriter out) throws IOException {
    ObjectNode row;
    try {
      row = judged.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof StageException failure) {
        throw failure;
      }
      throw new IllegalStateException("A submission could not be judged", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StageException("Interrupted while judging", e);
    }
    counts.merge(row.has("error") ? "error" : row.get("verdict").asText(), 1, Integer::sum);
    out.write(JSON.writeValueAsString(row));
    out.newLine();
    note.tick();
  }
}
