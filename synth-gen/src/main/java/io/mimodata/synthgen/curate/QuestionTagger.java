package io.mimodata.synthgen.curate;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.mimodata.document.Sha256;
import io.mimodata.document.StageException;
import io.mimodata.synthgen.engine.Engine;
import io.mimodata.synthgen.engine.FinishReason;
import io.mimodata.synthgen.engine.Generation;
import io.mimodata.synthgen.engine.GenerationRequest;
import io.mimodata.synthgen.engine.Message;
import io.mimodata.synthgen.engine.Sampling;
import io.mimodata.synthgen.problem.RowParser;
import io.mimodata.synthgen.prompt.Placeholders;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Asks a language model of which kind problems are, as the makers of MiMo-7B did (report, section
 * 3.2). Answers are read strictly; one that can't be read is asked for again. Thread-safe.
 */
public final class QuestionTagger {
  /** Changes with the meaning of the kinds. */
  public static final String VERSION = "kinds-1";

  private static final Pattern FENCE =
      Pattern.compile("```(?:json)?\\s*\\n(.*)\\n\\s*```", Pattern.DOTALL);

  private static final double FURTHER_TEMPERATURE = 0.6;
  private static final int MARK_DIGITS = 16;

  private final Engine engine;
  private final int retries;
  private final int maxTokens;
  private final String template;

  /**
   * What the model said of a problem.
   *
   * @param kind nothing if no answer could be read
   * @param questions how often it was asked
   * @param detail why there is no kind; empty if there is one
   */
  public record Tagged(Optional<QuestionKind> kind, int questions, String detail) {}

  /**
   * @param retries how often a problem is asked about again
   * @param maxTokens of an answer, its thinking included
   */
  public QuestionTagger(Engine engine, int retries, int maxTokens) {
    this.engine = engine;
    this.retries = retries;
    this.maxTokens = maxTokens;
    try (InputStream in = QuestionTagger.class.getResourceAsStream(VERSION + ".txt")) {
      template = new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Begins to ask and returns at once.
   *
   * @return completes exceptionally only if the model is out of order
   */
  public CompletableFuture<Tagged> ask(CandidateProblem problem) {
    return ask(List.of(new Message("user", prompt(problem))), 0);
  }

  private CompletableFuture<Tagged> ask(List<Message> messages, int sample) {
    Sampling sampling = Sampling.of(sample == 0 ? 0 : FURTHER_TEMPERATURE, 1, maxTokens);
    return engine
        .generate(GenerationRequest.of(engine.revision(), messages, sampling, sample))
        .thenCompose(
            generation -> {
              Tagged tagged = read(generation, sample + 1);
              boolean again =
                  tagged.kind().isEmpty()
                      && sample < retries
                      && generation instanceof Generation.Finished;
              return again ? ask(messages, sample + 1) : CompletableFuture.completedFuture(tagged);
            });
  }

  /** The mark follows from the problem, so that whoever wrote it could not write the mark. */
  private String prompt(CandidateProblem problem) {
    String answer = problem.answer() == null ? "(none)" : problem.answer();
    String content = problem.question() + '\n' + answer;
    String mark = Sha256.hex(content.getBytes(UTF_8)).substring(0, MARK_DIGITS);
    return Placeholders.fill(
        template, Map.of("mark", mark, "question", problem.question(), "answer", answer));
  }

  private static Tagged read(Generation generation, int questions) {
    if (generation instanceof Generation.Failed failed) {
      if (failed.kind().endsAll()) {
        throw new StageException(
            "The tagger's model does not answer any more (%s). Mend it and run the stage again: what it has said is kept"
                .formatted(failed.detail()));
      }
      return new Tagged(Optional.empty(), questions, failed.kind().key() + ": " + failed.detail());
    }
    Generation.Finished finished = (Generation.Finished) generation;
    if (finished.finishReason() == FinishReason.LENGTH) {
      return new Tagged(Optional.empty(), questions, "the answer was cut off");
    }
    String answer = finished.message().answer().strip();
    Matcher fence = FENCE.matcher(answer);
    Optional<QuestionKind> kind = kind(fence.matches() ? fence.group(1) : answer);
    return new Tagged(
        kind, questions, kind.isPresent() ? "" : "the answer is no kind: %.80s".formatted(answer));
  }

  private static Optional<QuestionKind> kind(String answer) {
    try {
      JsonNode node = RowParser.parse(answer);
      return node.size() == 1 && node.path("kind").isTextual()
          ? QuestionKind.ofKey(node.get("kind").asText())
          : Optional.empty();
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }
}
