package io.mimodata.mixture.sample;

/** What each stratum holds. Weights count in steps of 1/1024, so that sums are exact. */
final class StratumTotals implements CandidateScan.Aggregate<StratumTotals> {
  private static final long serialVersionUID = 1L;
  private static final int WEIGHT_STEPS = 1024;

  private final EntryOrder order;
  private final Strata strata;
  private final int stages;
  private final long[] documents;
  private final long[] tokens;
  private final long[] weightedTokens;
  private final long[] available;
  private long allDocuments;
  private long heldOutTokens;

  StratumTotals(EntryOrder order, Strata strata) {
    this.order = order;
    this.strata = strata;
    this.stages = strata.stages();
    this.documents = new long[strata.size()];
    this.tokens = new long[strata.size()];
    this.weightedTokens = new long[strata.size()];
    this.available = new long[strata.size()];
  }

  @Override
  public void add(Candidate candidate) {
    allDocuments++;
    if (order.isHeldOut(candidate.ticket())) {
      heldOutTokens += candidate.tokens();
      return;
    }
    for (int stage = 0; stage < stages; stage++) {
      Strata.Placement placement = strata.of(stage, candidate.cell());
      if (placement != null) {
        int stratum = placement.stratum();
        double weight =
            Math.min(candidate.ticket().weight() * placement.rate(), placement.maxEpochs());
        documents[stratum]++;
        tokens[stratum] += candidate.tokens();
        weightedTokens[stratum] += candidate.tokens() * Math.round(weight * WEIGHT_STEPS);
      }
    }
    order.forEach(
        candidate.ticket(), (stratum, copy, key) -> available[stratum] += candidate.tokens());
  }

  @Override
  public void merge(StratumTotals other) {
    allDocuments += other.allDocuments;
    heldOutTokens += other.heldOutTokens;
    for (int stratum = 0; stratum < documents.length; stratum++) {
      documents[stratum] += other.documents[stratum];
      tokens[stratum] += other.tokens[stratum];
      weightedTokens[stratum] += other.weightedTokens[stratum];
      available[stratum] += other.available[stratum];
    }
  }

  long documents(int stratum) {
    return documents[stratum];
  }

  /** Tokens of the stratum's documents, each once. */
  long tokens(int stratum) {
    return tokens[stratum];
  }

  /** Tokens of one pass in which each document counts by its weight. */
  double onePass(int stratum) {
    return (double) weightedTokens[stratum] / WEIGHT_STEPS;
  }

  /** Tokens of all copies that may be drawn. */
  long available(int stratum) {
    return available[stratum];
  }

  /** All documents, whether or not some stage admits them. */
  long allDocuments() {
    return allDocuments;
  }

  /** Tokens of the documents that no stage may read. */
  long heldOutTokens() {
    return heldOutTokens;
  }
}
