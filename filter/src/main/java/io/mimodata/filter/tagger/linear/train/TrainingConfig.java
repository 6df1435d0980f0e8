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
 * @param minSites sites in which a feature must be to be learnt, where there are forty times as
 *     many; else one in forty of the sites, at least two: what is in few sites tells the site
 * @param regularisation of domains: weight of half the squared length of the weights against the
 *     mean loss
 * @param gradeRegularisation the same of grades
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
    double gradeRegularisation,
    Map<Domain, Double> prior,
    double siteExponent,
    double mostBoost,
    int folds,
    int iterations,
    int threads,
    Map<String, Object> manifest) {
  private static final int SITES_FOR_ONE = 40;

  public TrainingConfig {
    languages = List.copyOf(languages);
    prior = Map.copyOf(prior);
    manifest = Map.copyOf(manifest);
    atLeast("Sites of a feature", minSites, 1);
    atLeast("Folds", folds, 2);
    atLeast("Iterations", iterations, 1);
    atLeast("Threads", threads, 1);
    if (!(regularisation > 0) || !(gradeRegularisation > 0)) {
      throw new IllegalArgumentException(
          "Regularisation must be more than 0, cannot be: %s and %s"
              .formatted(regularisation, gradeRegularisation));
    }
    if (!(mostBoost >= 1)) {
      throw new IllegalArgumentException("Boost must be at least 1, cannot be: " + mostBoost);
    }
  }

  /** In how many of some sites a feature must be. */
  int sitesNeeded(int sites) {
    return Math.min(minSites, Math.max(2, sites / SITES_FOR_ONE));
  }

  /** English, with the settings of the default model; topics and manifest are for the caller. */
  public static TrainingConfig defaults(
      String name, String version, WordTopics topics, Map<String, Object> manifest) {
    return new TrainingConfig(
        name,
        version,
        List.of("en"),
        FeatureSettings.defaults(),
        topics,
        20,
        2e-4,
        1e-3,
        defaultPrior(),
        -0.5,
        4,
        5,
        60,
        2,
        manifest);
  }

  /** What a crawl of pages with much mathematics and code may hold, in round figures. */
  public static Map<Domain, Double> defaultPrior() {
    return Map.ofEntries(
        Map.entry(Domain.MATHS, 0.10),
        Map.entry(Domain.CODE, 0.16),
        Map.entry(Domain.SCIENCE, 0.07),
        Map.entry(Domain.PROFESSIONAL, 0.05),
        Map.entry(Domain.FORUM, 0.10),
        Map.entry(Domain.ENCY, 0.07),
        Map.entry(Domain.PROSE, 0.04),
        Map.entry(Domain.NEWS, 0.14),
        Map.entry(Domain.ADS, 0.09),
        Map.entry(Domain.JOB, 0.04),
        Map.entry(Domain.SPAM_NAV, 0.08),
        Map.entry(Domain.OTHER, 0.10));
  }

  private static void atLeast(String what, int value, int least) {
    if (value < least) {
      throw new IllegalArgumentException(
          "%s must be at least %d, cannot be: %d".formatted(what, least, value));
    }
  }
}
