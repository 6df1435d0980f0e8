package io.mimodata.jobs.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** How much formula and code the documents hold on one side of a stage. */
record Density(
    long documents,
    long characters,
    long formulas,
    long codeSpans,
    long formulaCharacters,
    long codeCharacters,
    long documentsWithFormula,
    long documentsWithCode) {

  static Optional<Density> of(JsonNode node) {
    if (!node.isObject() || node.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Density(
            JsonReading.count(node, "documents"),
            JsonReading.count(node, "characters"),
            JsonReading.count(node, "formulas"),
            JsonReading.count(node, "code_spans"),
            JsonReading.count(node, "formula_characters"),
            JsonReading.count(node, "code_characters"),
            JsonReading.count(node, "documents_with_formula"),
            JsonReading.count(node, "documents_with_code")));
  }
}
