package io.mimodata.jobs.progress;

import io.mimodata.jobs.stage.Counts;
import io.mimodata.synthgen.spark.SynthStage;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.spark.SparkContext;
import org.apache.spark.scheduler.AccumulableInfo;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorMetricsUpdate;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Watches one stage through Spark's listener and prints how far it is.
 *
 * <p>Rows are counted by the input metrics of the tasks, at their heartbeats and at their end. A
 * stage that reads no stage folder (ingest) counts its units itself, by an accumulator of the name
 * given to {@link #expectUnits}.
 */
public final class StageProgress implements AutoCloseable {
  private static final String RECORDS_READ = "internal.metrics.input.recordsRead";
  private static final Duration TERMINAL_TICK = Duration.ofMillis(500);
  private static final Duration JSON_TICK = Duration.ofSeconds(10);

  private final String stage;
  private final SparkContext context;
  private final ProgressPrinter printer;
  private final long startNanos = System.nanoTime();
  private final Listener listener = new Listener();
  private final ScheduledExecutorService ticker;

  private volatile String documentsCounter = RECORDS_READ;
  private volatile String unitsCounter = RECORDS_READ;
  private volatile long expectedUnits;
  private volatile int passes = 1;
  private volatile String phase = "";
  private volatile boolean counting = true;

  StageProgress(String stage, SparkContext context, ProgressPrinter printer) {
    this.stage = stage;
    this.context = context;
    this.printer = printer;
    context.addSparkListener(listener);
    ticker =
        Executors.newSingleThreadScheduledExecutor(
            work -> {
              Thread thread = new Thread(work, "progress");
              thread.setDaemon(true);
              return thread;
            });
    long tick = (printer.isTerminal() ? TERMINAL_TICK : JSON_TICK).toMillis();
    var unused = ticker.scheduleAtFixedRate(this::print, tick, tick, TimeUnit.MILLISECONDS);
  }

  /** Counts the rows that are read of stage folders, each {@code passes} times. */
  public void expectRows(long rows, int passes) {
    this.passes = Math.max(1, passes);
    this.expectedUnits = rows * this.passes;
  }

  /**
   * Counts by accumulators.
   *
   * @param total units in all, bytes for instance
   * @param unitsAccumulator name of the accumulator of units done
   * @param documentsAccumulator name of the accumulator of documents read
   */
  public void expectUnits(long total, String unitsAccumulator, String documentsAccumulator) {
    this.expectedUnits = total;
    this.unitsCounter = unitsAccumulator;
    this.documentsCounter = documentsAccumulator;
  }

  /** The documents are done; names what is left to do. */
  public void phase(String name) {
    phase = name;
    counting = false;
  }

  /** Prints the stage's final line. */
  public void finish(Counts counts) {
    ticker.shutdownNow();
    double seconds = seconds();
    double rate = counts.in() / Math.max(seconds, 1e-3);
    if (printer.isTerminal()) {
      printer.line(
          String.format(
              Locale.ROOT,
              "%-8s %,10d in %,10d out %,9d removed  %6.1f s  %,8.0f docs/s",
              stage,
              counts.in(),
              counts.out(),
              counts.removed(),
              seconds,
              rate));
    } else {
      printer.json(
          Map.of(
              "event", "done",
              "stage", stage,
              "in", counts.in(),
              "out", counts.out(),
              "removed", counts.removed(),
              "seconds", Math.round(seconds * 10) / 10.0,
              "docs_per_second", Math.round(rate)));
    }
  }

  private void print() {
    long units = listener.value(unitsCounter);
    long documents = listener.value(documentsCounter) / passes;
    double seconds = seconds();
    double done = expectedUnits == 0 ? 0 : Math.min(0.99, (double) units / expectedUnits);
    double rate = documents / Math.max(seconds, 1e-3);
    long left = done == 0 ? -1 : Math.round(seconds * (1 - done) / done);
    double tokenRate = listener.value(SynthStage.COMPLETION_TOKENS) / Math.max(seconds, 1e-3);
    if (printer.isTerminal()) {
      String state =
          counting
              ? left < 0 ? "starting" : String.format(Locale.ROOT, "%s left", clock(left))
              : phase;
      printer.rewrite(
          String.format(
              Locale.ROOT,
              "%-8s %,10d in  %3.0f %%  %,8.0f docs/s  %s%s",
              stage,
              documents,
              100 * done,
              rate,
              tokenRate == 0 ? "" : String.format(Locale.ROOT, "%,.0f tokens/s  ", tokenRate),
              state));
    } else {
      Map<String, Object> event = new HashMap<>();
      event.put("event", "progress");
      event.put("stage", stage);
      event.put("in", documents);
      event.put("percent", Math.round(100 * done));
      event.put("docs_per_second", Math.round(rate));
      if (tokenRate > 0) {
        event.put("tokens_per_second", Math.round(tokenRate));
      }
      event.put("phase", counting ? "documents" : phase);
      if (left >= 0) {
        event.put("seconds_left", left);
      }
      printer.json(event);
    }
  }

  private double seconds() {
    return (System.nanoTime() - startNanos) / 1e9;
  }

  private static String clock(long seconds) {
    return seconds >= 3600
        ? String.format(
            Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60)
        : String.format(Locale.ROOT, "%02d:%02d", seconds / 60, seconds % 60);
  }

  @Override
  public void close() {
    ticker.shutdownNow();
    context.removeSparkListener(listener);
    if (printer.isTerminal()) {
      printer.rewrite("");
    }
  }

  /** Sums accumulators over tasks: those that ended, and the last word of those that run. */
  private final class Listener extends SparkListener {
    private final Map<Long, Map<String, Long>> running = new HashMap<>();
    private final Map<String, Long> ended = new HashMap<>();

    @Override
    public synchronized void onExecutorMetricsUpdate(SparkListenerExecutorMetricsUpdate update) {
      if (counting) {
        CollectionConverters.asJava(update.accumUpdates())
            .forEach(
                task -> {
                  long id = (Long) task._1();
                  running.put(id, values(task._4()));
                });
      }
    }

    @Override
    public synchronized void onTaskEnd(SparkListenerTaskEnd end) {
      running.remove(end.taskInfo().taskId());
      if (counting && end.taskInfo().successful()) {
        values(end.taskInfo().accumulables()).forEach((name, n) -> ended.merge(name, n, Long::sum));
      }
    }

    synchronized long value(String name) {
      return ended.getOrDefault(name, 0L)
          + running.values().stream().mapToLong(m -> m.getOrDefault(name, 0L)).sum();
    }

    private Map<String, Long> values(scala.collection.Iterable<AccumulableInfo> accumulables) {
      Map<String, Long> values = new HashMap<>();
      for (AccumulableInfo info : CollectionConverters.asJava(accumulables)) {
        if (info.name().isDefined()
            && (info.name().get().equals(unitsCounter)
                || info.name().get().equals(documentsCounter)
                || info.name().get().equals(SynthStage.COMPLETION_TOKENS))
            && info.update().isDefined()
            && info.update().get() instanceof Long n) {
          values.merge(info.name().get(), n, Long::sum);
        }
      }
      return values;
    }
  }
}
