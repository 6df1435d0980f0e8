package io.mimodata.jobs.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.mimodata.document.Reason;
import java.util.List;

/** The documents that left a stage for one reason. */
record ReasonSummary(String code, String meaning, long documents, List<Example> examples) {
  static ReasonSummary of(JsonNode node) {
    String code = JsonReading.text(node, "reason");
    String meaning = JsonReading.text(node, "meaning");
    return new ReasonSummary(
        code,
        meaning.isBlank() ? Reason.ofCode(code).map(Reason::meaning).orElse("") : meaning,
        JsonReading.count(node, "documents"),
        JsonReading.list(node, "examples", Example::of));
  }

  /**
   * Whether the documents were merely not used: a seed that wasn't chosen for synthesis is still
   * there for training.
   */
  boolean isSetAside() {
    return code.equals(Reason.SYNTH_NOT_SELECTED.code());
  }

  /** The code without its stage, as in {@code near} for {@code dedup.near}. */
  String shortCode() {
    return code.substring(code.indexOf('.') + 1).replace('_', ' ');
  }
}
