package io.mimodata.filter.tagger.linear.train;

import io.mimodata.filter.tagger.Domain;

/** How much each document counts: large sites are damped, then domains brought to the prior. */
final class DocumentWeights {
  private DocumentWeights() {}

  /** Weights of the documents of a part, with a mean of 1 over them; 0 for the others. */
  @SuppressWarnings("EnumOrdinal") // Arrays in memory only.
  static double[] of(Corpus corpus, boolean[] part, TrainingConfig config) {
    double[] weights = new double[corpus.size()];
    int[] bySite = new int[corpus.siteNames.size()];
    for (int i = 0; i < weights.length; i++) {
      bySite[corpus.sites[i]] += part[i] ? 1 : 0;
    }
    double[] byDomain = new double[Domain.values().length];
    double all = 0;
    for (int i = 0; i < weights.length; i++) {
      if (part[i]) {
        weights[i] = corpus.weights[i] * Math.pow(bySite[corpus.sites[i]], config.siteExponent());
        if (corpus.domains[i] != null) {
          byDomain[corpus.domains[i].ordinal()] += weights[i];
          all += weights[i];
        }
      }
    }
    double known = 0;
    double wanted = 0;
    for (Domain domain : Domain.values()) {
      if (byDomain[domain.ordinal()] > 0 && config.prior().containsKey(domain)) {
        known += byDomain[domain.ordinal()] / all;
        wanted += config.prior().get(domain);
      }
    }
    double sum = 0;
    int count = 0;
    for (int i = 0; i < weights.length; i++) {
      Domain domain = corpus.domains[i];
      if (part[i] && domain != null && config.prior().containsKey(domain)) {
        double share = byDomain[domain.ordinal()] / all;
        double target = config.prior().get(domain) / wanted * known;
        weights[i] *= Math.min(config.mostBoost(), target / share);
      }
      sum += weights[i];
      count += part[i] ? 1 : 0;
    }
    for (int i = 0; i < weights.length; i++) {
      weights[i] *= count / sum;
    }
    return weights;
  }
}
