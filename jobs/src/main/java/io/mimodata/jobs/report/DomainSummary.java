package io.mimodata.jobs.report;

import com.fasterxml.jackson.databind.JsonNode;

/** How many documents of a domain a stage kept, and how long they are together. */
record DomainSummary(String domain, long documents, long characters) {
  static DomainSummary of(JsonNode node) {
    return new DomainSummary(
        JsonReading.text(node, "domain"),
        JsonReading.count(node, "documents"),
        JsonReading.count(node, "characters"));
  }
}
