package io.mimodata.jobs.report;

import com.fasterxml.jackson.databind.JsonNode;

/** What a stage made of the documents of one source. */
record SourceFigures(String source, long in, long out, long removed) {
  static SourceFigures of(JsonNode node) {
    return new SourceFigures(
        Json.text(node, "source"),
        Json.count(node, "in"),
        Json.count(node, "out"),
        Json.count(node, "removed"));
  }
}
