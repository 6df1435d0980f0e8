package io.mimodata.jobs.evaluate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mimodata.synthgen.engine.Usage;
import io.mimodata.synthgen.evaluate.GradedResponse;
import io.mimodata.synthgen.evaluate.Response;
import java.util.Map;
import java.util.TreeMap;

/** Counts what became of responses, and what they cost. For one thread. */
final class ResponseCounts {
  private final Map<String, Integer> reasons = new TreeMap<>();
  private int total;
  private int right;
  private int cutOff;
  private int failed;
  private int notJudged;
  private long promptTokens;
  private long completionTokens;
  private long wastedTokens;

  void add(GradedResponse graded) {
    total++;
    right += graded.grade().right() ? 1 : 0;
    notJudged += graded.grade().isUndecided() ? 1 : 0;
    reasons.merge(graded.grade().reason(), 1, Integer::sum);
    if (graded.response() instanceof Response.Given given) {
      cutOff += given.isCutOff() ? 1 : 0;
    } else {
      failed++;
    }
    Usage usage = graded.response().usage();
    promptTokens += usage.promptTokens();
    completionTokens += usage.completionTokens();
    wastedTokens += usage.wastedPromptTokens() + usage.wastedCompletionTokens();
  }

  void write(ObjectNode report) {
    report
        .putObject("responses")
        .put("total", total)
        .put("right", right)
        .put("cut_off", cutOff)
        .put("failed", failed)
        .put("not_judged", notJudged);
    ObjectNode byReason = report.putObject("reasons");
    reasons.forEach(byReason::put);
    report
        .putObject("tokens")
        .put("prompt", promptTokens)
        .put("completion", completionTokens)
        .put("wasted", wastedTokens);
  }

  /** For people, on one line. */
  @Override
  public String toString() {
    return "%,d responses: %,d right, %,d cut off, %,d failed, %,d not judged"
        .formatted(total, right, cutOff, failed, notJudged);
  }
}
