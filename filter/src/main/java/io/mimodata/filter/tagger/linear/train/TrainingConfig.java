package io.mimodata.filter.tagger.linear.train;

import io.mimodata.filter.tagger.Domain;
import io.mimodata.filter.tagger.linear.FeatureSettings;
import io.mimodata.filter.tagger.linear.WordTopics;
import java.util.List;
import java.util.Map;

/**
 * Settings of a training.
 *
 * @param name of the model
 * @param version of the model
 * @param languages BCP 47 tags of the texts
 * @param topics of words; {@link WordTopics#NONE} for no such features
 * @param minSites sites in which a feature must be to be learnt: one that is in few tells the site
 * @param regularisation weight of half the squared length of the weights against the mean loss
 * @param prior share of each domain that the model is to expect, whatever the share in the
 *     material; a domain that is not in it counts as often as in the material
 * @param siteExponent a document counts as much as the documents of its site to this power, so that
 *     0 makes documents equal and -1 sites
 * @param mostBoost how much a domain's documents may count at most against the mean, to reach the
 *     prior
 * @param folds parts into which sites are split for the evaluation
 * @param iterations of the optimiser at most
 * @param threads that train at the same time; the result is the same for any number
 * @param manifest further entries of the manifest: data files, rubric, date, as {@code key → value}
 */
public record TrainingConfig(
    String name,
    String version,
    List<String> languages,
    FeatureSettings features,
    WordTopics topics,
    int minSites,
    double regularisation,
    Map<Domain, Double> prior,
    double siteExponent,
    double mostBoost,
    int folds,
    int iterations,
    int threads,
    Map<String, Object> manifest) {
  public TrainingConfig {
    languages = List.copyOf(languages);
    prior = Map.copyOf(prior);
    manifest = Map.copyOf(manifest);
    atLeast("Sites of a feature", minSites, 1);
    atLeast("Folds", folds, 2);
    atLeast("Iterations", iterations, 1);
    atLeast("Threads", threads, 1);
    if (!(regularisation > 0)) {
      throw new IllegalArgumentException(
          "Regularisation must be more than 0, cannot be: " + regularisation);
    }
    if (!(mostBoost >= 1)) {
      throw new IllegalArgumentException("Boost must be at least 1, cannot be: " + mostBoost);
    }
  }

  private static void atLeast(String what, int value, int least) {
    if (value < least) {
      throw new IllegalArgumentException(
          "%s must be at least %d, cannot be: %d".formatted(what, least, value));
    }
  }
}
