package io.mimodata.mixture.spark;

import io.mimodata.mixture.MixtureConfig;
import io.mimodata.mixture.sample.Candidate;
import io.mimodata.mixture.sample.CandidateScan;
import io.mimodata.mixture.sample.Composition;
import io.mimodata.mixture.sample.MixturePlan;
import io.mimodata.mixture.sample.MixturePlanner;
import io.mimodata.mixture.sample.Tally;
import io.mimodata.mixture.sample.TokenEstimate;
import io.mimodata.mixture.tokenize.TokenizerSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;

/**
 * What a mixture would be, before it is made: a small sample of the documents is tokenized, and the
 * tokens of the others are guessed from their bytes.
 */
public final class MixtureForecast {
  private MixtureForecast() {}

  /**
   * Plans a mixture.
   *
   * @return {@code sampled_documents}, {@code documents}, {@code scale} and the figures of each of
   *     the {@code stages}, as in the mixture's report
   * @throws io.mimodata.document.StageException if a target can't be met and the recipe doesn't
   *     allow a cap
   */
  public static Map<String, Object> of(MixtureConfig config, Dataset<Row> documents) {
    SparkSession session = documents.sparkSession();
    Broadcast<TokenizerSource> tokenizer =
        JavaSparkContext.fromSparkContext(session.sparkContext())
            .broadcast(
                TokenizerSource.read(
                    config.tokenizer(), session.sparkContext().hadoopConfiguration()));
    double rate = TokenEstimate.rate(documents.count());
    // Kept as an RDD: Spark frees one when nothing refers to it, but never a cached data set.
    JavaRDD<Candidate> sampled =
        TokenizedDocuments.candidates(Tokenizing.sample(documents, tokenizer, config, rate))
            .javaRDD()
            .map(TokenizedDocuments::candidate)
            .persist(StorageLevel.MEMORY_AND_DISK_SER());
    TokenEstimate.Sample sample = new RddScan(sampled).run(new TokenEstimate.Sample(rate));
    TokenEstimate estimate = TokenEstimate.of(sample);
    CandidateScan candidates =
        new RddScan(
            sampled.map(
                candidate ->
                    TokenEstimate.isSampled(candidate.ticket().id(), rate)
                        ? candidate
                        : candidate.withTokens(
                            estimate.tokens(candidate.ticket().cell(), candidate.bytes()))));
    MixturePlan plan = MixturePlanner.plan(config, candidates);
    Composition composition =
        new Composition(config.stages(), plan, candidates.run(new Tally(config, plan)));
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("documents", sample.documents());
    figures.put("sampled_documents", sample.sampled());
    Map<String, Object> scale = new LinkedHashMap<>();
    scale.put("factor", plan.scale().factor());
    scale.put("bound_by", plan.scale().boundBy());
    figures.put("scale", scale);
    figures.put("validation", composition.validation());
    List<Map<String, Object>> stages = new ArrayList<>();
    for (int stage = 0; stage < composition.stages(); stage++) {
      stages.add(composition.figures(stage));
    }
    figures.put("stages", stages);
    return figures;
  }
}
