package io.mimodata.synthgen.spark;

import io.mimodata.document.Reason;
import io.mimodata.document.Removal;
import io.mimodata.document.StageException;
import io.mimodata.document.contamination.ContaminationIndex;
import io.mimodata.synthgen.SynthConfig;
import io.mimodata.synthgen.engine.Engine;
import io.mimodata.synthgen.engine.EngineSource;
import io.mimodata.synthgen.engine.FailureKind;
import io.mimodata.synthgen.engine.Futures;
import io.mimodata.synthgen.engine.Generation;
import io.mimodata.synthgen.engine.SharedEngines;
import io.mimodata.synthgen.engine.Usage;
import io.mimodata.synthgen.engine.journal.JournalReader;
import io.mimodata.synthgen.engine.journal.JournalRecord;
import io.mimodata.synthgen.engine.journal.JournalWriter;
import io.mimodata.synthgen.engine.journal.JournaledEngine;
import io.mimodata.synthgen.engine.window.Budget;
import io.mimodata.synthgen.engine.window.BudgetedEngine;
import io.mimodata.synthgen.engine.window.SlidingWindow;
import io.mimodata.synthgen.gate.Candidate;
import io.mimodata.synthgen.gate.GateOutcome;
import io.mimodata.synthgen.gate.GradingVerifier;
import io.mimodata.synthgen.gate.ResponseGates;
import io.mimodata.synthgen.gate.SolutionVerifier;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.hadoop.fs.Path;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.apache.spark.util.SerializableConfiguration;
import org.apache.spark.util.TaskCompletionListener;

/**
 * One partition of the synth stage. Documents that are no seeds pass by; for the others a window of
 * requests is under way, and each answer goes through the gates as it comes. Whatever the model has
 * said is in the journal before the task ends, so that another attempt of it asks for the rest.
 */
final class GenerationTask implements MapPartitionsFunction<Row, Row> {
  private static final long serialVersionUID = 1L;

  /** For what is under way when a task ends before its time. */
  private static final Duration GRACE = Duration.ofSeconds(20);

  private final SynthConfig config;
  private final EngineSource source;
  private final AskPlan plan;
  private final Broadcast<ContaminationIndex> evaluation;
  private final StageBudget budget;
  private final String journal;
  private final SerializableConfiguration hadoop;
  private final TokenCounters counters;

  /**
   * @param journal folder of this run, in which each partition has one of its own
   */
  GenerationTask(
      SynthConfig config,
      EngineSource source,
      AskPlan plan,
      Broadcast<ContaminationIndex> evaluation,
      StageBudget budget,
      String journal,
      SerializableConfiguration hadoop,
      TokenCounters counters) {
    this.config = config;
    this.source = source;
    this.plan = plan;
    this.evaluation = evaluation;
    this.budget = budget;
    this.journal = journal;
    this.hadoop = hadoop;
    this.counters = counters;
  }

  /** What was asked, and what came of it; no generation where nothing was asked. */
  private record Answered(Ask ask, Generation generation) {}

  @Override
  public Iterator<Row> call(Iterator<Row> documents) throws IOException {
    Path folder = new Path(journal, "p-%05d".formatted(TaskContext.getPartitionId()));
    Map<String, Generation> known =
        new HashMap<>(new JournalReader(folder, hadoop.value()).read().generations());
    JournalWriter writer = JournalWriter.open(folder, hadoop.value());
    SharedEngines.Lease lease = SharedEngines.lease(journal, source);
    Budget spending = budget.ofThisProcess();
    Engine engine =
        new JournaledEngine(
            new BudgetedEngine(lease.engine(), spending),
            id -> known(known.get(id), spending),
            writer);
    Iterator<Ask> asks = new Asks(documents, plan, known);
    GradingVerifier verifier = new GradingVerifier(config.gates().verifyPrograms());
    ResponseGates gates =
        new ResponseGates(
            config.gates(),
            evaluation.value(),
            config.gates().verifyAnswers() ? verifier : SolutionVerifier.NONE);
    SlidingWindow<Ask, Answered> window =
        new SlidingWindow<>(asks, ask -> answer(ask, engine, gates), source.window());
    TaskContext.get()
        .addTaskCompletionListener(
            (TaskCompletionListener)
                context -> {
                  drain(window);
                  verifier.close();
                  writer.close();
                  lease.close();
                });
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return window.hasNext();
      }

      @Override
      public Row next() {
        Answered answered = window.next();
        Ask ask = answered.ask();
        return ask.request() == null ? ask.result() : row(ask, answered.generation(), gates);
      }
    };
  }

  /** A task that fails or is killed still keeps the answers that are on their way. */
  private static void drain(SlidingWindow<?, ?> window) {
    boolean interrupted = Thread.interrupted();
    window.drain(GRACE);
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** What an earlier attempt has paid for counts, too. */
  private static Optional<Generation> known(Generation generation, Budget spending) {
    if (generation != null) {
      spending.charge(generation.usage());
    }
    return Optional.ofNullable(generation);
  }

  private static CompletableFuture<Answered> answer(Ask ask, Engine engine, ResponseGates gates) {
    if (ask.request() == null) {
      return CompletableFuture.completedFuture(new Answered(ask, null));
    }
    Optional<Removal> refused = gates.refuse(ask.prompt());
    if (refused.isPresent()) {
      Row result = SyntheticRows.rejected(ask, refused.get(), Usage.NONE);
      return CompletableFuture.completedFuture(
          new Answered(Ask.nothing(ask.document(), result), null));
    }
    return Futures.map(engine.generate(ask.request()), generation -> new Answered(ask, generation));
  }

  private Row row(Ask ask, Generation generation, ResponseGates gates) {
    Usage usage = generation.usage();
    counters.add(usage);
    if (generation instanceof Generation.Failed failed) {
      return SyntheticRows.rejected(ask, removal(failed), usage);
    }
    Generation.Finished answer = (Generation.Finished) generation;
    String content = answer.message().answer();
    String thinking = answer.message().thinking();
    Candidate candidate =
        new Candidate(
            ask.prompt(),
            SyntheticRows.text(ask.document()),
            SeedCriterion.of(SyntheticRows.metadata(ask.document()), config.answerField()),
            answer.finishReason().key(),
            thinking.isEmpty() ? null : thinking,
            content);
    GateOutcome outcome = gates.judge(candidate);
    if (outcome instanceof GateOutcome.Removed removed) {
      return SyntheticRows.rejected(ask, removed.removal(), usage);
    }
    return SyntheticRows.generated(ask, (GateOutcome.Passed) outcome, usage, source.model());
  }

  private static Removal removal(Generation.Failed failed) {
    if (failed.kind().endsAll()) {
      throw new StageException(
          "The model does not answer any more (%s). Mend it and run the stage again: what it has said is kept"
              .formatted(failed.detail()));
    }
    Reason reason = failed.kind() == FailureKind.BUDGET ? Reason.SYNTH_BUDGET : Reason.SYNTH_FAILED;
    return Removal.of(reason, failed.kind().key() + ": " + failed.detail());
  }

  /** The requests of all documents; what earlier runs have had of them is remembered on the way. */
  private static final class Asks implements Iterator<Ask> {
    private final Iterator<Row> documents;
    private final AskPlan plan;
    private final Map<String, Generation> known;
    private Iterator<Ask> asks = Collections.emptyIterator();

    Asks(Iterator<Row> documents, AskPlan plan, Map<String, Generation> known) {
      this.documents = documents;
      this.plan = plan;
      this.known = known;
    }

    @Override
    public boolean hasNext() {
      return asks.hasNext() || documents.hasNext();
    }

    @Override
    public Ask next() {
      if (!asks.hasNext()) {
        Row document = documents.next();
        for (byte[] line : KnownGenerations.of(document)) {
          JournalRecord.decode(line)
              .ifPresent(record -> known.putIfAbsent(record.requestId(), record.generation()));
        }
        asks = plan.of(document).iterator();
      }
      return asks.next();
    }
  }
}
