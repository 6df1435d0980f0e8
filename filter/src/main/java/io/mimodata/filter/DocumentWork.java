package io.mimodata.filter;

import io.mimodata.document.Reason;
import io.mimodata.document.Removal;
import io.mimodata.document.Span;
import io.mimodata.document.contamination.ContaminationIndex;
import io.mimodata.filter.policy.Decision;
import io.mimodata.filter.policy.Policy;
import io.mimodata.filter.tagger.Tagged;
import io.mimodata.filter.tagger.TaggerDocument;
import io.mimodata.filter.tagger.TaggerPanel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All that is done with one document: repair, description, tags, policy, decontamination, privacy.
 * Tags may be known from before, or come from taggers that see many documents at once; so the work
 * is in steps. Heavy to build and not thread-safe: build one a partition.
 */
public final class DocumentWork implements AutoCloseable {
  private final FilterConfig config;
  private final Policy policy;
  private final ContaminationIndex contamination;
  private final DocumentDescriber describer;
  private final TaggerPanel taggers;

  public DocumentWork(
      FilterConfig config, ContaminationIndex contamination, TaggerPanel taggers) {
    this.config = config;
    this.policy = new Policy(config.policy());
    this.contamination = contamination;
    this.describer = new DocumentDescriber(true);
    this.taggers = taggers;
  }

  /**
   * A document on its way.
   *
   * @param document for the taggers; null once there are tags
   * @param tags null until there are any
   * @param untagged why there are none, null if there may be
   */
  public record Opened(
      String text,
      List<Span> spans,
      String source,
      Description description,
      TaggerDocument document,
      DocumentTags tags,
      Removal untagged) {}

  /**
   * What came out.
   *
   * @param isEdited whether text and spans are others than those that came in
   * @param tags null if the document could not be tagged
   * @param signals those of the tags, and what repair and privacy counted
   * @param removal why the document goes, null if it stays
   */
  public record Outcome(
      boolean isEdited,
      String text,
      List<Span> spans,
      DocumentTags tags,
      Map<String, Double> signals,
      double weight,
      Removal removal) {}

  /** How many documents {@link #tag} likes to see at once. */
  public int batchSize() {
    return taggers.batchSize();
  }

  /**
   * Begins with a document.
   *
   * @param known tags from before, null if there are none
   */
  public Opened open(
      String title, String text, List<Span> spans, String source, DocumentTags known) {
    if (known != null) {
      return new Opened(text, spans, source, null, null, known, null);
    }
    Description description = describer.describe(text, spans);
    TaggerDocument document =
        new TaggerDocument(
            title, description.text(), description.signals(), description.language().tag());
    return new Opened(text, spans, source, description, document, null, null);
  }

  /** Asks the taggers; one result for each document, in their order. */
  public List<Tagged> tag(List<TaggerDocument> documents) {
    return taggers.tag(documents);
  }

  /** Puts a result of {@link #tag} to its document. */
  public Opened tagged(Opened opened, Tagged result) {
    if (result instanceof Tagged.Done done) {
      Description description = opened.description();
      DocumentTags tags =
          new DocumentTags(
              description.language(),
              description.signals(),
              description.published(),
              done.tags().domains(),
              done.tags().grades());
      return new Opened(opened.text(), opened.spans(), opened.source(), null, null, tags, null);
    }
    String detail = ((Tagged.Failed) result).detail();
    return new Opened(
        opened.text(),
        opened.spans(),
        opened.source(),
        null,
        null,
        null,
        Removal.of(Reason.FILTER_UNTAGGED, detail));
  }

  /** Ends with a document that has tags, or a reason why it has none. */
  public Outcome finish(Opened opened) {
    if (opened.tags() == null) {
      return new Outcome(
          false, opened.text(), opened.spans(), null, Map.of(), 0, opened.untagged());
    }
    DocumentTags tags = sure(opened.tags());
    Decision decision = policy.judge(tags, opened.source());
    Map<String, Double> signals = new LinkedHashMap<>(tags.signals().toMap());
    Removal removal = decision.removal().orElse(null);
    return new Outcome(
        false, opened.text(), opened.spans(), tags, signals, decision.weight(), removal);
  }

  /** The tags with a language only if it is sure enough. */
  private DocumentTags sure(DocumentTags tags) {
    return new DocumentTags(
        tags.language().orUndeterminedBelow(config.languageScore()),
        tags.signals(),
        tags.published(),
        tags.domains(),
        tags.grades());
  }

  @Override
  public void close() {
    taggers.close();
  }
}
