package io.mimodata.filter.tagger.onnx;

import io.mimodata.document.StageException;
import io.mimodata.filter.tagger.Domain;
import io.mimodata.filter.tagger.Tagged;
import io.mimodata.filter.tagger.Tags;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Makes tags of a model's outputs. Immutable. */
final class OutputReader {
  private final LabelMapping mapping;
  private final List<String> labels;

  /**
   * Checks that the mapping fits a model.
   *
   * @throws StageException that names what does not fit
   */
  OutputReader(LabelMapping mapping, List<String> labels) {
    this.mapping = mapping;
    this.labels = List.copyOf(labels);
    List<String> problems = new ArrayList<>();
    if (mapping instanceof LabelMapping.ToDomain domain) {
      for (String label : new TreeSet<>(domain.labels().keySet())) {
        if (!labels.contains(label)) {
          problems.add("domain has the label " + label);
        }
      }
      if (labels.size() < 2) {
        problems.add("domain needs a model with two labels or more");
      }
    } else if (mapping instanceof LabelMapping.ToGrade grade) {
      for (String label : new TreeSet<>(grade.values().keySet())) {
        if (!labels.contains(label)) {
          problems.add("grades has the label " + label);
        }
      }
      for (String label : labels.size() < 2 ? List.<String>of() : labels) {
        if (!grade.values().containsKey(label)) {
          problems.add("grades does not have the label " + label);
        }
      }
    }
    if (!problems.isEmpty()) {
      throw new StageException(
          "The tagger does not fit its model, whose labels are %s: %s"
              .formatted(String.join(", ", labels), String.join("; ", problems)));
    }
  }

  /** The tags of one row of logits, or why there are none. */
  Tagged tags(float[] logits) {
    for (float logit : logits) {
      if (!Float.isFinite(logit)) {
        return new Tagged.Failed("the model's output is no finite number: " + logit);
      }
    }
    if (mapping instanceof LabelMapping.ToGrade grade) {
      return new Tagged.Done(
          new Tags(Map.of(), Map.of(grade.dimension(), grade.grade(value(grade, logits)))));
    }
    Map<Domain, Double> domains =
        domains(((LabelMapping.ToDomain) mapping).labels(), probabilities(logits));
    return domains.isEmpty()
        ? new Tagged.Failed("the model gives no probability to any label that stands for a domain")
        : new Tagged.Done(new Tags(domains, Map.of()));
  }

  private double value(LabelMapping.ToGrade grade, float[] logits) {
    if (labels.size() == 1) {
      return logits[0];
    }
    double[] probabilities = probabilities(logits);
    double mean = 0;
    for (int i = 0; i < probabilities.length; i++) {
      mean += probabilities[i] * grade.values().get(labels.get(i));
    }
    return mean;
  }

  private Map<Domain, Double> domains(Map<String, Domain> mapped, double[] probabilities) {
    Map<Domain, Double> domains = new EnumMap<>(Domain.class);
    double sum = 0;
    for (int i = 0; i < probabilities.length; i++) {
      Domain domain = mapped.get(labels.get(i));
      if (domain != null) {
        domains.merge(domain, probabilities[i], Double::sum);
        sum += probabilities[i];
      }
    }
    double all = sum;
    domains.replaceAll((domain, share) -> share / all);
    return sum > 0 ? domains : Map.of();
  }

  /** The softmax. */
  private static double[] probabilities(float[] logits) {
    double greatest = Double.NEGATIVE_INFINITY;
    for (float logit : logits) {
      greatest = Math.max(greatest, logit);
    }
    double[] probabilities = new double[logits.length];
    double sum = 0;
    for (int i = 0; i < logits.length; i++) {
      probabilities[i] = Math.exp(logits[i] - greatest);
      sum += probabilities[i];
    }
    for (int i = 0; i < logits.length; i++) {
      probabilities[i] /= sum;
    }
    return probabilities;
  }
}
