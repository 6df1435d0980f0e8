package io.mimodata.jobs.annotate;

import io.mimodata.document.Span;
import java.util.List;

/**
 * A document that is to be graded.
 *
 * @param site what it comes from: the host of its URL, or the source and the first folder of its
 *     path, or its own id
 * @param language null if it is not known
 * @param title null if there is none
 * @param url null if there is none
 */
public record SampledDocument(
    String id,
    String site,
    String source,
    String language,
    String title,
    String url,
    String text,
    List<Span> spans) {
  public SampledDocument {
    spans = List.copyOf(spans);
  }
}
