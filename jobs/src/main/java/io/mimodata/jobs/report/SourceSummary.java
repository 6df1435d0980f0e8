package io.mimodata.jobs.report;

import com.fasterxml.jackson.databind.JsonNode;

/** What a stage made of the documents of one source. */
record SourceSummary(String source, long in, long out, long removed) {
  static SourceSummary of(JsonNode node) {
    return new SourceSummary(
        JsonReading.text(node, "source"),
        JsonReading.count(node, "in"),
        JsonReading.count(node, "out"),
        JsonReading.count(node, "removed"));
  }
}
