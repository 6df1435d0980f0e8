package io.mimodata.mixture.spark;

import io.mimodata.mixture.sample.Candidate;
import io.mimodata.mixture.sample.CandidateScan;
import io.mimodata.mixture.sample.TokenEstimate;
import java.util.LinkedHashMap;
import java.util.Map;

/** Compares the number of tokens that a plan made beforehand would have assumed with what it is. */
final class EstimateCheck implements CandidateScan.Aggregate<EstimateCheck> {
  private static final long serialVersionUID = 1L;

  private final TokenEstimate estimate;
  private final double rate;
  private long sampled;
  private long estimated;
  private long counted;

  private EstimateCheck(TokenEstimate estimate, double rate) {
    this.estimate = estimate;
    this.rate = rate;
  }

  static EstimateCheck of(CandidateScan candidates, long documents) {
    double rate = TokenEstimate.rate(documents);
    TokenEstimate estimate = TokenEstimate.of(candidates.run(new TokenEstimate.Sample(rate)));
    return candidates.run(new EstimateCheck(estimate, rate));
  }

  @Override
  public void add(Candidate candidate) {
    boolean known = TokenEstimate.isSampled(candidate.ticket().id(), rate);
    sampled += known ? 1 : 0;
    counted += candidate.tokens();
    estimated +=
        known ? candidate.tokens() : estimate.tokens(candidate.ticket().cell(), candidate.bytes());
  }

  @Override
  public void merge(EstimateCheck other) {
    sampled += other.sampled;
    estimated += other.estimated;
    counted += other.counted;
  }

  /** Keys in snake_case, ready for JSON. */
  Map<String, Object> figures() {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("sampled_documents", sampled);
    figures.put("estimated_tokens", estimated);
    figures.put("tokens", counted);
    figures.put("error", counted == 0 ? 0 : (double) estimated / counted - 1);
    return figures;
  }
}
