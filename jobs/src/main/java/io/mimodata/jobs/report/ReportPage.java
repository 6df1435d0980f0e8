package io.mimodata.jobs.report;

import com.fasterxml.jackson.databind.JsonNode;

public final class ReportPage {
  private ReportPage() {}

  public static String render(JsonNode report) {
    return report.toPrettyString();
  }

  public static String renderStage(JsonNode stage) {
    return stage.toPrettyString();
  }
}
