package io.mimodata.jobs.cli;

import io.mimodata.filter.tagger.llm.LlmTaggerSource;
import io.mimodata.jobs.Main;
import io.mimodata.jobs.Sessions;
import io.mimodata.jobs.annotate.AnnotationWriter;
import io.mimodata.jobs.annotate.Annotator;
import io.mimodata.jobs.annotate.DocumentSample;
import io.mimodata.jobs.annotate.SampledDocument;
import io.mimodata.jobs.model.TaggerSources;
import io.mimodata.jobs.recipe.AnnotatorRecipe;
import io.mimodata.jobs.recipe.ConfigurationException;
import io.mimodata.jobs.recipe.TaggerRecipe;
import io.mimodata.jobs.stage.StageFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Has a language model grade documents, for training a tagger. */
@Command(
    name = "annotate",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Has a language model grade a sample of documents, for training a tagger.")
public final class AnnotateCommand implements Callable<Integer> {
  @Option(
      names = "--input",
      required = true,
      paramLabel = "DIR",
      description = "Folder of the extract, dedup or filter stage.")
  private String input;

  @Option(
      names = "--output",
      required = true,
      paramLabel = "FILE",
      description = "JSON lines; documents that are in it already are not asked about again.")
  private Path output;

  @Mixin private ModelOptions model;

  @Option(
      names = "--recipe",
      paramLabel = "FILE",
      description = "Recipe whose first tagger with backend llm is asked, in place of a model.")
  private Path recipe;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description =
          "A key of an llm tagger, as in concurrency=8; may be repeated. Not with --recipe.")
  private List<String> set = new ArrayList<>();

  @Option(
      names = "--count",
      defaultValue = "500",
      paramLabel = "N",
      description = "Documents to grade; 500 unless given.")
  private int count;

  @Option(
      names = "--per-site",
      defaultValue = "20",
      paramLabel = "M",
      description = "Documents of a site at most; 20 unless given.")
  private int perSite;

  @Option(
      names = "--seed",
      defaultValue = "42",
      paramLabel = "N",
      description = "Of the sample; 42 unless given.")
  private long seed;

  @Override
  public Integer call() throws IOException {
    LlmTaggerSource source = TaggerSources.of(tagger());
    try (SparkSession spark = Sessions.openToLook("mimo-data annotate")) {
      StageFolder folder = StageFolder.at(input, spark.sparkContext().hadoopConfiguration());
      if (folder.manifest().isEmpty()) {
        throw new ConfigurationException(
            "--input %s holds no manifest.json; name the folder of a stage".formatted(input));
      }
      source.chat().check();
      List<SampledDocument> sample =
          DocumentSample.draw(
              spark.read().parquet(folder.file(StageFolder.DATA).toString()), count, perSite, seed);
      try (AnnotationWriter writer = AnnotationWriter.open(output, source.model())) {
        print(sample, Annotator.annotate(sample, source, writer));
      }
    }
    return Main.DONE;
  }

  private TaggerRecipe.Llm tagger() {
    List<String> problems = new ArrayList<>();
    if (count < 1) {
      problems.add("--count must be at least 1, is " + count);
    }
    if (perSite < 1) {
      problems.add("--per-site must be at least 1, is " + perSite);
    }
    if (Files.isDirectory(output)) {
      problems.add("--output %s is a folder; name a file".formatted(output));
    }
    if (recipe == null && !model.isGiven()) {
      problems.add(
          "annotate needs a model: give --model DIR, or --endpoint URL and --model-name NAME, or a"
              + " recipe with a tagger whose backend is llm");
    }
    if (recipe != null && (model.isGiven() || !set.isEmpty())) {
      problems.add("--recipe names the model and how it is asked; write the keys into it");
    }
    TaggerRecipe.Llm tagger = null;
    try {
      if (recipe != null) {
        tagger = AnnotatorRecipe.ofRecipe(recipe);
      } else if (model.isGiven()) {
        tagger = AnnotatorRecipe.of(settings());
      }
    } catch (ConfigurationException e) {
      problems.addAll(e.problems());
    }
    if (!problems.isEmpty()) {
      throw new ConfigurationException(problems);
    }
    return tagger;
  }

  private List<String> settings() {
    List<String> settings = new ArrayList<>(model.assignments(""));
    settings.addAll(set);
    return settings;
  }

  private void print(List<SampledDocument> sample, Annotator.Counts counts) {
    long sites = sample.stream().map(SampledDocument::site).distinct().count();
    System.out.printf(
        "%,d documents of %,d sites: %,d graded now, %,d graded before, %,d without grades;"
            + " %,d questions asked again%n",
        sample.size(), sites, counts.graded(), counts.known(), counts.failed(), counts.repeated());
    System.out.println(output);
    if (counts.failed() > 0) {
      System.out.println(AnnotationWriter.failures(output) + " has the causes");
    }
  }
}
