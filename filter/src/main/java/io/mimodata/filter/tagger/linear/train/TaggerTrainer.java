package io.mimodata.filter.tagger.linear.train;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mimodata.filter.tagger.Dimension;
import io.mimodata.filter.tagger.Domain;
import io.mimodata.filter.tagger.Tags;
import io.mimodata.filter.tagger.linear.FeatureReader;
import io.mimodata.filter.tagger.linear.FeatureRow;
import io.mimodata.filter.tagger.linear.FeatureSpace;
import io.mimodata.filter.tagger.linear.LinearModel;
import io.mimodata.filter.tagger.linear.Outputs;
import io.mimodata.filter.tagger.linear.Weights;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Trains models of the linear tagger. For each part of the sites a model is trained on the others;
 * what these say of the part is the evaluation, and what the calibration is fitted to. The model
 * itself is trained on all. The same documents in the same order, settings and seed give the same
 * bytes, whatever the threads.
 *
 * <p>In memory are, for a document, its counted features in about three bytes each, its signals and
 * some hundred bytes, and in each thread its vector in eight bytes a feature: about 7 KB for a page
 * of 500 features and one thread, so 7 GB for a million. Texts are there only while they are read.
 * Besides, the optimiser keeps about 15 numbers of 8 bytes for each feature and output, in each
 * thread.
 */
public final class TaggerTrainer {
  private static final double TOLERANCE = 1e-2;
  private static final ObjectMapper JSON = new ObjectMapper();

  private TaggerTrainer() {}

  @SuppressWarnings("ArrayRecordComponent") // In memory only, never compared.
  private record Fit(SpaceFitter.Fitted fitted, double[] point) {}

  /**
   * Trains and evaluates.
   *
   * @param annotations iterated twice
   */
  public static TrainedModel train(
      Iterable<Annotation> annotations, TrainingConfig config, long seed) {
    FeatureReader reader = new FeatureReader(config.topics(), config.features().maxTokens());
    Corpus corpus = new CorpusReader(reader, config).read(annotations);
    return new Training(corpus, config, seed).run();
  }

  /** One training. */
  static final class Training {
    private final Corpus corpus;
    private final TrainingConfig config;
    private final long seed;
    private final List<Domain> domains;
    private final List<Dimension> dimensions;

    Training(Corpus corpus, TrainingConfig config, long seed) {
      this.corpus = corpus;
      this.config = config;
      this.seed = seed;
      List<Domain> told = Arrays.asList(corpus.domains);
      domains = Arrays.stream(Domain.values()).filter(told::contains).toList();
      dimensions =
          Arrays.stream(Dimension.values())
              .filter(
                  each ->
                      IntStream.range(0, corpus.size())
                          .anyMatch(i -> !Float.isNaN(corpus.grade(i, each))))
              .toList();
    }

    TrainedModel run() {
      double[] all = DocumentWeights.of(corpus, part(i -> true), config);
      int[] bySite = Folds.of(corpus, corpus.sites, config.folds(), seed);
      int[] byDocument =
          Folds.of(corpus, IntStream.range(0, corpus.size()).toArray(), config.folds(), seed);
      float[][] unseen = scores(fits(bySite), bySite);
      float[][] known = scores(fits(byDocument), byDocument);
      Outputs outputs = Calibration.fit(corpus, unseen, all, domains, dimensions);
      Fit whole = fit(part(i -> true));
      FeatureSpace space = whole.fitted().space();
      TrainingReport report =
          new TrainingReport(
              corpus.size(),
              corpus.siteNames.size(),
              TrainingReport.count(Arrays.asList(corpus.domains)),
              space.vocabulary().size(),
              evaluate(unseen, bySite, all),
              evaluate(known, byDocument, all));
      LinearModel model =
          new LinearModel(
              config.name(),
              config.version(),
              config.languages(),
              manifest(report),
              space,
              config.topics(),
              Weights.of(whole.point(), outputs.size()),
              outputs,
              "");
      return new TrainedModel(model.toFile(), report);
    }

    private boolean[] part(IntPredicate in) {
      boolean[] part = new boolean[corpus.size()];
      for (int i = 0; i < part.length; i++) {
        part[i] = in.test(i);
      }
      return part;
    }

    /** What models say of sites that they have not seen. */
    Evaluation unseenSites() {
      int[] bySite = Folds.of(corpus, corpus.sites, config.folds(), seed);
      return evaluate(
          scores(fits(bySite), bySite),
          bySite,
          DocumentWeights.of(corpus, part(i -> true), config));
    }

    /** For each part of the documents one that was trained on the others. */
    private List<Fit> fits(int[] split) {
      return inParallel(
          IntStream.range(0, config.folds())
              .<Callable<Fit>>mapToObj(fold -> () -> fit(part(i -> split[i] != fold)))
              .toList());
    }

    private List<Fit> inParallel(List<Callable<Fit>> work) {
      ExecutorService threads = Executors.newFixedThreadPool(config.threads());
      try {
        List<Fit> fits = new ArrayList<>();
        for (Future<Fit> future : threads.invokeAll(work)) {
          fits.add(future.get());
        }
        return fits;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("Training was interrupted", e);
      } catch (ExecutionException e) {
        throw new IllegalStateException("Training failed: " + e.getCause(), e.getCause());
      } finally {
        threads.shutdownNow();
      }
    }

    private Fit fit(boolean[] part) {
      double[] weights = DocumentWeights.of(corpus, part, config);
      SpaceFitter.Fitted fitted = new SpaceFitter(corpus, config).fit(weights);
      LossFunction loss =
          new LossFunction(
              corpus, new CorpusRows(corpus, fitted), weights, domains, dimensions, config);
      double[] point = new double[loss.parameters()];
      Lbfgs.minimise(loss, point, loss.curvatures(), config.iterations(), TOLERANCE);
      return new Fit(fitted, point);
    }

    /** Of each document by the model that was trained without its part. */
    private float[][] scores(List<Fit> fits, int[] split) {
      float[][] scores = new float[corpus.size()][];
      for (int fold = 0; fold < fits.size(); fold++) {
        Fit fit = fits.get(fold);
        CorpusRows rows = new CorpusRows(corpus, fit.fitted());
        double[] sums = new double[domains.size() + dimensions.size()];
        for (int i = 0; i < scores.length; i++) {
          if (split[i] == fold) {
            FeatureRow row = rows.of(i);
            LossFunction.score(row.rows(), row.values(), fit.point(), sums);
            scores[i] = new float[sums.length];
            for (int k = 0; k < sums.length; k++) {
              scores[i][k] = (float) sums[k];
            }
          }
        }
      }
      return scores;
    }

    /** Each part is calibrated by the others. */
    private Evaluation evaluate(float[][] scores, int[] split, double[] weights) {
      Tags[] tags = new Tags[corpus.size()];
      Outputs outputs = null;
      for (int fold = 0; fold < config.folds(); fold++) {
        double[] others = weights.clone();
        for (int i = 0; i < others.length; i++) {
          others[i] = split[i] == fold ? 0 : others[i];
        }
        outputs = Calibration.fit(corpus, scores, others, domains, dimensions);
        for (int i = 0; i < tags.length; i++) {
          tags[i] = split[i] == fold ? outputs.tags(scores[i]) : tags[i];
        }
      }
      return Evaluation.of(corpus, tags, outputs);
    }

    private String manifest(TrainingReport report) {
      ObjectNode node = JSON.createObjectNode();
      new TreeMap<>(config.manifest())
          .forEach((key, value) -> node.set(key, JSON.valueToTree(value)));
      node.put("seed", seed);
      ObjectNode settings = node.putObject("settings");
      settings.put("min_sites", config.minSites());
      settings.put("regularisation", config.regularisation());
      settings.put("grade_regularisation", config.gradeRegularisation());
      settings.put("site_exponent", config.siteExponent());
      settings.put("most_boost", config.mostBoost());
      settings.put("folds", config.folds());
      settings.put("iterations", config.iterations());
      ObjectNode prior = settings.putObject("prior");
      for (Domain domain : Domain.values()) {
        if (config.prior().containsKey(domain)) {
          prior.put(domain.key(), config.prior().get(domain));
        }
      }
      Map<String, Integer> sites = new TreeMap<>();
      for (int site : corpus.sites) {
        sites.merge(corpus.siteNames.get(site), 1, Integer::sum);
      }
      node.set("documents_of_sites", JSON.valueToTree(sites));
      node.set("evaluation", report.toJson());
      return node.toString();
    }
  }
}
