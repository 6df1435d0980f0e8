package io.mimodata.jobs.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** How much formula and code the documents hold on one side of a stage. */
record Density(
    long documents,
    long characters,
    long formulas,
    long codeBlocks,
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
            Json.count(node, "documents"),
            Json.count(node, "characters"),
            Json.count(node, "formulas"),
            Json.count(node, "code_blocks"),
            Json.count(node, "formula_characters"),
            Json.count(node, "code_characters"),
            Json.count(node, "documents_with_formula"),
            Json.count(node, "documents_with_code")));
  }
}
