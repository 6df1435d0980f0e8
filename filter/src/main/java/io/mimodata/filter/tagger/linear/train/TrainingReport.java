package io.mimodata.filter.tagger.linear.train;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mimodata.filter.tagger.Dimension;
import io.mimodata.filter.tagger.Domain;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a model was trained on and how good it is: each document tagged by a model that was trained
 * without its site, or, for {@code knownSites}, without the document only.
 *
 * @param documentsOfDomains of each domain's key
 * @param features that the model knows
 */
public record TrainingReport(
    int documents,
    int sites,
    Map<String, Integer> documentsOfDomains,
    int features,
    Evaluation unseenSites,
    Evaluation knownSites) {
  public TrainingReport {
    documentsOfDomains = new TreeMap<>(documentsOfDomains);
  }

  /** For people, in lines. */
  public String toText() {
    StringBuilder out = new StringBuilder();
    out.append("%d documents of %d sites, %d features%n".formatted(documents, sites, features));
    append("Unseen sites", unseenSites, out);
    append("Known sites", knownSites, out);
    return out.toString();
  }

  private static void append(String title, Evaluation evaluation, StringBuilder out) {
    out.append("%n%s%n".formatted(title));
    evaluation.dimensions().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            entry ->
                out.append(
                    line(
                        "  %-18s Spearman %.3f  mean error %.3f  calibration error %.3f  (%d)",
                        entry.getKey().key(),
                        entry.getValue().spearman(),
                        entry.getValue().meanAbsoluteError(),
                        entry.getValue().reliability().error(),
                        entry.getValue().documents())));
    ClassScores domains = evaluation.domains();
    if (domains == null) {
      return;
    }
    out.append(
        line(
            "  %-18s accuracy %.3f  macro-F1 %.3f  calibration error %.3f",
            "domain", domains.accuracy(), domains.macroF1(), evaluation.confidence().error()));
    for (int i = 0; i < domains.classes().size(); i++) {
      out.append(
          line(
              "    %-14s precision %.2f  recall %.2f  F1 %.2f  (%d)  told %s",
              domains.classes().get(i),
              domains.precision(i),
              domains.recall(i),
              domains.f1(i),
              domains.documents(i),
              domains.confusion().get(i)));
    }
  }

  private static String line(String format, Object... values) {
    return String.format(Locale.ROOT, format + "%n", values);
  }

  /** For programs. */
  public ObjectNode toJson() {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("documents", documents);
    node.put("sites", sites);
    node.put("features", features);
    ObjectNode counts = node.putObject("documents_of_domains");
    documentsOfDomains.forEach(counts::put);
    node.set("unseen_sites", json(unseenSites));
    node.set("known_sites", json(knownSites));
    return node;
  }

  private static ObjectNode json(Evaluation evaluation) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    ObjectNode dimensions = node.putObject("dimensions");
    for (Dimension dimension : Dimension.values()) {
      Evaluation.Grades grades = evaluation.dimensions().get(dimension);
      if (grades != null) {
        ObjectNode each = dimensions.putObject(dimension.key());
        each.put("documents", grades.documents());
        each.put("spearman", round(grades.spearman()));
        each.put("mean_absolute_error", round(grades.meanAbsoluteError()));
        each.set("calibration", json(grades.reliability()));
      }
    }
    ClassScores scores = evaluation.domains();
    if (scores != null) {
      ObjectNode domain = node.putObject("domain");
      domain.put("accuracy", round(scores.accuracy()));
      domain.put("macro_f1", round(scores.macroF1()));
      domain.set("calibration", json(evaluation.confidence()));
      ObjectNode classes = domain.putObject("classes");
      for (int i = 0; i < scores.classes().size(); i++) {
        ObjectNode each = classes.putObject(scores.classes().get(i));
        each.put("documents", scores.documents(i));
        each.put("precision", round(scores.precision(i)));
        each.put("recall", round(scores.recall(i)));
        each.put("f1", round(scores.f1(i)));
        ObjectNode told = each.putObject("told");
        for (int k = 0; k < scores.classes().size(); k++) {
          if (scores.confusion().get(i).get(k) > 0) {
            told.put(scores.classes().get(k), scores.confusion().get(i).get(k));
          }
        }
      }
    }
    return node;
  }

  private static ObjectNode json(Reliability reliability) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("error", round(reliability.error()));
    ArrayNode bins = node.putArray("bins");
    for (int i = 0; i < reliability.counts().size(); i++) {
      ObjectNode bin = bins.addObject();
      bin.put("documents", reliability.counts().get(i));
      bin.put("predicted", round(reliability.predicted().get(i)));
      bin.put("observed", round(reliability.observed().get(i)));
    }
    return node;
  }

  private static double round(double value) {
    return Math.round(value * 1e4) / 1e4;
  }

  /** Counts the documents of each domain. */
  static Map<String, Integer> count(List<Domain> domains) {
    Map<String, Integer> counts = new TreeMap<>();
    for (Domain domain : domains) {
      counts.merge(domain == null ? "(none)" : domain.key(), 1, Integer::sum);
    }
    return counts;
  }
}
