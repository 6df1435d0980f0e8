package io.mimodata.filter;

import io.mimodata.document.EditedText;
import io.mimodata.document.Reason;
import io.mimodata.document.Removal;
import io.mimodata.document.Span;
import io.mimodata.document.contamination.ContaminatedRanges;
import io.mimodata.document.contamination.ContaminationIndex;
import io.mimodata.filter.policy.Decision;
import io.mimodata.filter.policy.Policy;
import io.mimodata.filter.privacy.PrivacyFilter;
import io.mimodata.filter.repair.TextRepair;
import io.mimodata.filter.tagger.Tagged;
import io.mimodata.filter.tagger.TaggerDocument;
import io.mimodata.filter.tagger.TaggerPanel;
import io.mimodata.filter.wordlist.WordListSignals;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that is done with one document: repair, description, tags, policy, decontamination, privacy.
 * Tags may be known from before, or come from taggers that see many documents at once; so the work
 * is in steps. Heavy to build and not thread-safe: build one a partition.
 */
public final class DocumentWork implements AutoCloseable {
  private final FilterConfig config;
  private final TextRepair repair;
  private final PrivacyFilter privacy;
  private final Policy policy;
  private final ContaminationIndex contamination;
  private final DocumentDescriber describer;
  private final TaggerPanel taggers;

  public DocumentWork(
      FilterConfig config,
      ContaminationIndex contamination,
      WordListSignals wordLists,
      TaggerPanel taggers) {
    this.config = config;
    this.repair = new TextRepair(config.repair());
    this.privacy = new PrivacyFilter(config.privacy());
    this.policy = new Policy(config.policy());
    this.contamination = contamination;
    this.describer = new DocumentDescriber(wordLists, config.published());
    this.taggers = taggers;
  }

  /**
   * A document on its way.
   *
   * @param original the text that came in
   * @param repaired the text as it is tagged
   * @param description null once there are tags
   * @param document for the taggers; null once there are tags
   * @param tags null until there are any
   * @param untagged why there are none, null if there may be
   */
  public record Opened(
      String original,
      EditedText repaired,
      String source,
      Description description,
      TaggerDocument document,
      DocumentTags tags,
      Removal untagged) {
    Opened with(DocumentTags known, Removal reason) {
      return new Opened(original, repaired, source, null, null, known, reason);
    }
  }

  /**
   * What came out.
   *
   * @param text as it goes on; the one that came in if the document goes
   * @param spans of that text; null if it is the one that came in
   * @param tags null if the document could not be tagged
   * @param signals those of the tags, and what repair and privacy counted
   * @param removal why the document goes, null if it stays
   */
  public record Outcome(
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
    EditedText repaired = repair.apply(text, spans);
    if (known != null) {
      return new Opened(text, repaired, source, null, null, known, null);
    }
    Description description = describer.describe(repaired.text(), repaired.spans());
    TaggerDocument document =
        new TaggerDocument(
            title, description.text(), description.signals(), description.language().tag());
    return new Opened(text, repaired, source, description, document, null, null);
  }

  /** Makes the taggers ready, which takes its time; {@link #tag} does so where they are not. */
  public void openTaggers() {
    taggers.open();
  }

  /** Asks the taggers; one result for each document, in their order. */
  public List<Tagged> tag(List<TaggerDocument> documents) {
    return taggers.tag(documents);
  }

  /** Puts a result of {@link #tag} to its document. */
  public Opened tagged(Opened opened, Tagged result) {
    if (result instanceof Tagged.Failed failed) {
      return opened.with(null, Removal.of(Reason.FILTER_UNTAGGED, failed.detail()));
    }
    return opened.with(opened.description().with(((Tagged.Done) result).tags()), null);
  }

  /** Ends with a document that has tags, or a reason why it has none. */
  public Outcome finish(Opened opened) {
    if (opened.tags() == null) {
      return new Outcome(opened.original(), null, null, Map.of(), 0, opened.untagged());
    }
    DocumentTags tags =
        opened.tags().with(opened.tags().language().orUndeterminedBelow(config.languageScore()));
    Map<String, Double> signals = new LinkedHashMap<>(tags.signals().toMap());
    signals.putAll(tags.extras());
    tags.published()
        .forEach((set, broken) -> signals.put(set.dropsKey(), broken.isPresent() ? 1.0 : 0.0));
    signals.put("second_language_share", tags.language().secondShare());
    signals.put("mixed_language", tags.language().isMixed() ? 1.0 : 0.0);
    count(opened.repaired(), signals);
    Decision decision = policy.judge(tags, opened.source());
    Removal removal = decision.removal().or(() -> published(tags)).orElse(null);
    EditedText text = opened.repaired();
    if (removal == null) {
      List<ContaminationIndex.Match> matches = contamination.find(text.text());
      if (!matches.isEmpty() && config.contaminated() == FilterConfig.Contaminated.CUT) {
        text = ContaminatedRanges.cut(text.text(), matches, text.spans());
        count(text, signals);
      }
      if (!matches.isEmpty()
          && (config.contaminated() == FilterConfig.Contaminated.DROP || text.text().isBlank())) {
        removal = contaminated(matches);
      }
    }
    if (removal != null) {
      return new Outcome(opened.original(), null, tags, signals, decision.weight(), removal);
    }
    EditedText hidden = privacy.apply(text.text(), text.spans());
    count(hidden, signals);
    return new Outcome(hidden.text(), hidden.spans(), tags, signals, decision.weight(), null);
  }

  private Optional<Removal> published(DocumentTags tags) {
    return config
        .preset()
        .published()
        .flatMap(set -> tags.published().getOrDefault(set, Optional.empty()))
        .map(
            rule -> Removal.of(Reason.FILTER_PUBLISHED, config.preset().key() + ": " + rule.key()));
  }

  private static void count(EditedText edited, Map<String, Double> signals) {
    edited.counts().forEach((key, count) -> signals.put(key, (double) count));
  }

  private static Removal contaminated(List<ContaminationIndex.Match> matches) {
    ContaminationIndex.Match first = matches.get(0);
    return Removal.of(
        Reason.FILTER_CONTAMINATED,
        "shares %d passages with evaluation sets, first %d words with %s: %s"
            .formatted(matches.size(), first.words(), first.item(), first.passage()));
  }

  @Override
  public void close() {
    taggers.close();
  }
}
