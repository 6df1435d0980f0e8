package io.mimodata.synthgen.judge;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Judgements as JSON objects: {@code verdict}, {@code tests} with {@code verdict} and, where it was
 * run, {@code cpu_ms}, {@code wall_ms} and {@code memory_kb} each, and {@code detail} wherever
 * there is something to say.
 */
public final class JudgementRow {
  private JudgementRow() {}

  /** Adds a judgement to a row. */
  public static void write(Judgement judgement, ObjectNode row) {
    row.put("verdict", judgement.verdict().name());
    ArrayNode tests = row.putArray("tests");
    for (TestResult result : judgement.tests()) {
      ObjectNode test = tests.addObject().put("verdict", result.verdict().name());
      result
          .usage()
          .ifPresent(
              usage ->
                  test.put("cpu_ms", Math.round(usage.cpuMillis() * 10) / 10.0)
                      .put("wall_ms", Math.round(usage.wallMillis() * 10) / 10.0)
                      .put("memory_kb", usage.peakKb()));
      putDetail(test, result.detail());
    }
    putDetail(row, judgement.detail());
  }

  private static void putDetail(ObjectNode row, String detail) {
    if (!detail.isEmpty()) {
      row.put("detail", detail);
    }
  }
}
