package io.mimodata.jobs.report;

import com.fasterxml.jackson.databind.JsonNode;

/** How many documents of a domain a stage kept, and how long they are together. */
record DomainFigures(String domain, long documents, long characters) {
  static DomainFigures of(JsonNode node) {
    return new DomainFigures(
        Json.text(node, "domain"), Json.count(node, "documents"), Json.count(node, "characters"));
  }
}
