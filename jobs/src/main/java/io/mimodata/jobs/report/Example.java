package io.mimodata.jobs.report;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A document as an example of what was kept or removed; every field may be empty.
 *
 * @param place URL, or the path where there is none
 */
record Example(
    String id,
    String place,
    String source,
    String title,
    String detail,
    String excerpt,
    String duplicateOf,
    long formulas,
    long codeSpans) {

  static Example of(JsonNode node) {
    String url = JsonReading.text(node, "url");
    return new Example(
        JsonReading.text(node, "id"),
        url.isBlank() ? JsonReading.text(node, "path") : url,
        JsonReading.text(node, "source"),
        JsonReading.text(node, "title"),
        JsonReading.text(node, "detail"),
        JsonReading.text(node, "excerpt"),
        JsonReading.text(node, "duplicate_of"),
        JsonReading.count(node, "formulas"),
        JsonReading.count(node, "code_spans"));
  }

  /** What to call the document: its title, else where it came from, else its id. */
  String name() {
    return !title.isBlank() ? title : !place.isBlank() ? place : !id.isBlank() ? id : "untitled";
  }
}
