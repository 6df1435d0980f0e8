package io.mimodata.jobs.annotate;

import io.mimodata.document.StageException;
import io.mimodata.filter.tagger.llm.ChatModel;
import io.mimodata.filter.tagger.llm.LlmTaggerSource;
import io.mimodata.filter.tagger.llm.RubricAsker;
import io.mimodata.filter.tagger.llm.RubricResult;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Asks a model about documents, as many at once as it takes, and writes what it says. */
public final class Annotator {
  private final LlmTaggerSource source;
  private final AnnotationWriter writer;
  private int graded;
  private int failed;
  private int known;
  private int repeated;

  private record Asked(SampledDocument document, CompletableFuture<RubricResult> result) {}

  /**
   * What became of a sample.
   *
   * @param graded documents that were graded now
   * @param failed documents without grades
   * @param known documents that had been graded before
   * @param repeated questions that were asked again
   */
  public record Counts(int graded, int failed, int known, int repeated) {}

  private Annotator(LlmTaggerSource source, AnnotationWriter writer) {
    this.source = source;
    this.writer = writer;
  }

  /**
   * Grades the documents that the file does not know.
   *
   * @throws StageException if the model is out of order; what it said before is kept
   */
  public static Counts annotate(
      List<SampledDocument> documents, LlmTaggerSource source, AnnotationWriter writer)
      throws IOException {
    return new Annotator(source, writer).run(documents);
  }

  private Counts run(List<SampledDocument> documents) throws IOException {
    try (ChatModel model = source.chat().open()) {
      RubricAsker asker = new RubricAsker(model, source.settings());
      Deque<Asked> open = new ArrayDeque<>();
      for (SampledDocument document : documents) {
        if (writer.isKnown(document.id())) {
          known++;
          continue;
        }
        if (open.size() == source.chat().window()) {
          end(open.remove());
        }
        open.add(new Asked(document, asker.ask(document.title(), document.text())));
      }
      while (!open.isEmpty()) {
        end(open.remove());
      }
    }
    return new Counts(graded, failed, known, repeated);
  }

  private void end(Asked asked) throws IOException {
    RubricResult result = RubricAsker.await(asked.result());
    repeated += result.questions() - 1;
    if (result instanceof RubricResult.Graded given) {
      graded++;
      writer.write(asked.document(), given.answer());
    } else if (result instanceof RubricResult.Failed none) {
      failed++;
      writer.writeFailed(asked.document(), none.detail());
    }
  }
}
