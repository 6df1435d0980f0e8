package io.mimodata.jobs.progress;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mimodata.jobs.stage.Counts;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.SparkContext;

/**
 * Prints the progress of stages: on a terminal one line a stage, rewritten while it runs; elsewhere
 * a JSON line every ten seconds and one at the end of each stage.
 */
public final class ProgressPrinter {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final PrintStream out;
  private final boolean terminal;

  public ProgressPrinter(PrintStream out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  /**
   * Prints to standard error. {@code MIMO_DATA_TERMINAL}, which the launcher sets, says whether
   * that is a terminal.
   */
  public static ProgressPrinter standard() {
    return new ProgressPrinter(System.err, "1".equals(System.getenv("MIMO_DATA_TERMINAL")));
  }

  /** Starts to watch a stage; close the progress at its end. */
  public StageProgress start(String stage, SparkContext context) {
    return new StageProgress(stage, context, this);
  }

  /** Says that a stage did not have to run. */
  public void skipped(String stage, Counts counts) {
    if (terminal) {
      line(
          String.format(
              Locale.ROOT,
              "%-8s %,10d in %,10d out %,9d removed  unchanged, kept",
              stage,
              counts.in(),
              counts.out(),
              counts.removed()));
    } else {
      json(
          Map.of(
              "event",
              "skipped",
              "stage",
              stage,
              "in",
              counts.in(),
              "out",
              counts.out(),
              "removed",
              counts.removed()));
    }
  }

  /** Says something that a user should know and that is no failure. */
  public void note(String text) {
    if (terminal) {
      line(text);
    } else {
      json(Map.of("event", "note", "text", text));
    }
  }

  boolean isTerminal() {
    return terminal;
  }

  /** Rewrites the current line. */
  synchronized void rewrite(String text) {
    out.print("\r\033[K" + text);
    out.flush();
  }

  /** Ends the current line with this text. */
  synchronized void line(String text) {
    out.println((terminal ? "\r\033[K" : "") + text);
    out.flush();
  }

  synchronized void json(Map<String, Object> event) {
    try {
      out.println(JSON.writeValueAsString(new TreeMap<>(event)));
      out.flush();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Numbers and texts can always be written", e);
    }
  }
}
