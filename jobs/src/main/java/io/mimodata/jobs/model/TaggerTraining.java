package io.mimodata.jobs.model;

import io.mimodata.document.Sha256;
import io.mimodata.document.StageException;
import io.mimodata.extract.markdown.MarkdownSpans;
import io.mimodata.filter.tagger.linear.LinearModel;
import io.mimodata.filter.tagger.linear.LinearTaggerSource;
import io.mimodata.filter.tagger.linear.WordTopics;
import io.mimodata.filter.tagger.linear.train.Annotation;
import io.mimodata.filter.tagger.linear.train.AnnotationFile;
import io.mimodata.filter.tagger.linear.train.SiteFurniture;
import io.mimodata.filter.tagger.linear.train.TaggerTrainer;
import io.mimodata.filter.tagger.linear.train.TrainedModel;
import io.mimodata.filter.tagger.linear.train.TrainingConfig;
import io.mimodata.filter.tagger.linear.train.WordVectorFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Trains the linear tagger on files of annotations. */
public final class TaggerTraining {
  private static final int LEAST_SITES = 2;
  private static final int SITES_PER_LEAST_SITE = 20;

  /** Of vectors: the most frequent words, and clusters of them. */
  private static final int VECTOR_WORDS = 40_000;

  private static final int TOPICS = 1_500;

  private TaggerTraining() {}

  /**
   * Trains with the settings of the program's own model.
   *
   * @param wordVectors to cluster into topics of words
   * @param folds parts of the sites for the evaluation, at least 2
   * @throws StageException if a file is wrong or there are fewer sites than folds
   */
  public static TrainedModel train(
      List<Path> files,
      Optional<Path> wordVectors,
      String name,
      String version,
      int folds,
      long seed)
      throws IOException {
    List<Annotation> read = new AnnotationFile(MarkdownSpans::find).read(files);
    int sites = (int) read.stream().map(Annotation::site).distinct().count();
    if (sites < folds) {
      throw new StageException(
          "The annotations are of %d sites, and %d folds need as many: annotate more sites, or give less --folds"
              .formatted(sites, folds));
    }
    List<Annotation> annotations = SiteFurniture.strip(read);
    TrainingConfig usual =
        TrainingConfig.defaults(
            name, version, topics(wordVectors), manifest(files, wordVectors, seed));
    int minSites = Math.min(usual.minSites(), Math.max(LEAST_SITES, sites / SITES_PER_LEAST_SITE));
    TrainingConfig config =
        new TrainingConfig(
            usual.name(),
            usual.version(),
            annotations.stream().map(Annotation::language).distinct().sorted().toList(),
            usual.features(),
            usual.topics(),
            minSites,
            usual.regularisation(),
            usual.gradeRegularisation(),
            usual.prior(),
            usual.siteExponent(),
            usual.mostBoost(),
            folds,
            usual.iterations(),
            Math.min(folds, Runtime.getRuntime().availableProcessors()),
            usual.manifest());
    return TaggerTrainer.train(annotations, config, seed);
  }

  /** Of the vectors, or else those of the program's own model, if this build has one. */
  private static WordTopics topics(Optional<Path> wordVectors) throws IOException {
    if (wordVectors.isPresent()) {
      return WordVectorFile.topics(wordVectors.get(), VECTOR_WORDS, TOPICS);
    }
    try (InputStream in =
        LinearTaggerSource.class.getResourceAsStream(LinearTaggerSource.DEFAULT)) {
      return in == null ? WordTopics.NONE : LinearModel.read(in).topics();
    }
  }

  private static Map<String, Object> manifest(
      List<Path> files, Optional<Path> wordVectors, long seed) throws IOException {
    Map<String, String> hashes = new TreeMap<>();
    List<Path> all = new ArrayList<>(files);
    wordVectors.ifPresent(all::add);
    for (Path file : all) {
      try (InputStream in = Files.newInputStream(file)) {
        hashes.put(file.getFileName().toString(), Sha256.hex(in));
      }
    }
    return Map.of("files_sha256", hashes, "seed", seed);
  }
}
