package io.mimodata.synthgen.spark;

import io.mimodata.synthgen.engine.GenerationRequest;
import io.mimodata.synthgen.prompt.Prompt;
import org.apache.spark.sql.Row;

/**
 * What is done with a document once: asked, or, without a request, removed.
 *
 * @param result its row, where nothing is asked
 */
record Ask(Row document, Prompt prompt, GenerationRequest request, Row result) {
  static Ask nothing(Row document, Row result) {
    return new Ask(document, null, null, result);
  }
}
