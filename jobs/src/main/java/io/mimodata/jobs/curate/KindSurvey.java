package io.mimodata.jobs.curate;

import io.mimodata.document.StageException;
import io.mimodata.jobs.model.JournaledModel;
import io.mimodata.jobs.progress.ProgressPrinter;
import io.mimodata.synthgen.curate.CandidateProblem;
import io.mimodata.synthgen.curate.QuestionKind;
import io.mimodata.synthgen.curate.QuestionTagger;
import io.mimodata.synthgen.engine.Engine;
import io.mimodata.synthgen.engine.EngineSource;
import io.mimodata.synthgen.engine.Futures;
import io.mimodata.synthgen.engine.window.SlidingWindow;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/**
 * Asks a language model for the kinds of problems, many at once. What it says is kept beside the
 * stage's folder, so that a run that was broken off asks nothing twice.
 */
public final class KindSurvey {
  /** Reasons why problems have no kind, those that are the most frequent. */
  private static final int MOST_TOLD = 5;

  private final EngineSource source;
  private final int retries;
  private final int maxTokens;
  private final String journal;

  /**
   * What a survey found.
   *
   * @param kinds by the problem's place
   * @param questions how often the model was asked
   * @param unanswered problems without a kind
   */
  record Findings(Map<Integer, QuestionKind> kinds, int questions, int unanswered) {
    static final Findings NONE = new Findings(Map.of(), 0, 0);
  }

  /** A problem and its place in the list. */
  record Place(int index, CandidateProblem problem) {}

  private record Answer(Place place, QuestionTagger.Tagged tagged) {}

  /**
   * @param retries how often a problem is asked about again after an answer that can't be read
   * @param maxTokens of an answer, its thinking included
   * @param journal folder of what the model says
   */
  public KindSurvey(EngineSource source, int retries, int maxTokens, String journal) {
    this.source = source;
    this.retries = retries;
    this.maxTokens = maxTokens;
    this.journal = journal;
  }

  /** Folder of what the model says. */
  String journal() {
    return journal;
  }

  /** Stands for all that answers depend on. */
  public String revision() {
    return "%s %s %d %d".formatted(source.revision(), QuestionTagger.VERSION, retries, maxTokens);
  }

  /**
   * Asks about all problems.
   *
   * @throws StageException if the model is out of order; what it said before is kept
   */
  Findings of(List<Place> problems, Configuration hadoop) {
    ProgressPrinter progress = ProgressPrinter.standard();
    source.check().forEach(progress::note);
    Map<Integer, QuestionKind> kinds = new HashMap<>();
    int questions = 0;
    int unanswered = 0;
    Map<String, Integer> whyNot = new TreeMap<>();
    try (Engine engine = JournaledModel.open(source, new Path(journal), hadoop, progress::note)) {
      QuestionTagger tagger = new QuestionTagger(engine, retries, maxTokens);
      try (SlidingWindow<Place, Answer> window =
          new SlidingWindow<>(
              problems.iterator(),
              place ->
                  Futures.map(tagger.ask(place.problem()), tagged -> new Answer(place, tagged)),
              source.window())) {
        while (window.hasNext()) {
          Answer answer = window.next();
          questions += answer.tagged().questions();
          Optional<QuestionKind> kind = answer.tagged().kind();
          kind.ifPresent(known -> kinds.put(answer.place().index(), known));
          if (kind.isEmpty()) {
            unanswered++;
            whyNot.merge(answer.tagged().detail(), 1, Integer::sum);
          }
        }
      }
    } catch (IOException e) {
      throw new StageException(
          "The journal %s can't be read: %s".formatted(journal, e.getMessage()), e);
    }
    whyNot.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .limit(MOST_TOLD)
        .forEach(
            why ->
                progress.note(
                    "%,d problems stay without the model's word: %s"
                        .formatted(why.getValue(), why.getKey())));
    return new Findings(kinds, questions, unanswered);
  }
}
