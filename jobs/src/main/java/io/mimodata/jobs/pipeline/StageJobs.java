package io.mimodata.jobs.pipeline;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mimodata.dedup.spark.DedupStage;
import io.mimodata.document.Sha256;
import io.mimodata.document.StageException;
import io.mimodata.document.spark.StageTransform;
import io.mimodata.extract.spark.ExtractStage;
import io.mimodata.filter.spark.FilterStage;
import io.mimodata.filter.tagger.TaggerPanel;
import io.mimodata.filter.tagger.TaggerSource;
import io.mimodata.ingest.IngestPlan;
import io.mimodata.jobs.curate.CurateJob;
import io.mimodata.jobs.curate.KindSurvey;
import io.mimodata.jobs.curate.ProblemFiles;
import io.mimodata.jobs.model.ModelSources;
import io.mimodata.jobs.model.TaggerSources;
import io.mimodata.jobs.recipe.CurateRecipe;
import io.mimodata.jobs.recipe.FilterRecipe;
import io.mimodata.jobs.recipe.Recipe;
import io.mimodata.jobs.recipe.SynthRecipe;
import io.mimodata.jobs.stage.CodeVersion;
import io.mimodata.jobs.stage.InputCheck;
import io.mimodata.jobs.stage.Json;
import io.mimodata.jobs.stage.StageFolder;
import io.mimodata.jobs.stage.StageJob;
import io.mimodata.jobs.stage.TransformJob;
import io.mimodata.mixture.spark.MixtureForecast;
import io.mimodata.mixture.spark.MixtureStage;
import io.mimodata.mixture.tokenize.Tokenizer;
import io.mimodata.mixture.tokenize.TokenizerSource;
import io.mimodata.synthgen.engine.EngineSource;
import io.mimodata.synthgen.spark.SynthStage;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;

/** Makes the job of each stage from a recipe. */
public final class StageJobs {
  private final Recipe recipe;

  public StageJobs(Recipe recipe) {
    this.recipe = recipe;
  }

  /** A job that reads the sources of the recipe. */
  public StageJob ingest(IngestPlan plan) {
    ObjectNode configuration = section("ingest");
    configuration.set("sources", Json.tree(recipe.resolved().get("sources")));
    return new IngestJob(plan, recipe.ingest(), configuration);
  }

  public StageJob extract(StageFolder raw) {
    return transform(new ExtractStage(recipe.extract()), section("extract"), List.of(raw));
  }

  public StageJob dedup(List<StageFolder> extracted) {
    return transform(
        new DedupStage(recipe.dedup(), recipe.index().orElse(null)), section("dedup"), extracted);
  }

  /**
   * A job that tags documents and decides about them.
   *
   * @param output of the stage; tags are kept beside it, unless the recipe names a place
   */
  public StageJob filter(StageFolder deduped, StageFolder output) {
    FilterRecipe filter = recipe.filter();
    Configuration hadoop = deduped.fileSystem().getConf();
    List<TaggerSource> taggers =
        filter.taggers().stream().map(tagger -> TaggerSources.of(tagger, hadoop)).toList();
    ObjectNode configuration = section("filter");
    configuration.put("taggers_revision", TaggerPanel.revision(taggers));
    for (String file : filter.config().decontaminate()) {
      configuration.withObject("decontaminate_sha256").put(file, hash(file, deduped));
    }
    String tags = filter.tags().orElse(output.path() + ".tags");
    return transform(
        new FilterStage(
            filter.config(),
            taggers,
            filter.keepsTags() ? tags : null,
            CodeVersion.current().replace('+', '-'),
            tokens(hadoop)),
        configuration,
        List.of(deduped));
  }

  /**
   * A job that asks the recipe's model; the recipe must name one.
   *
   * @param output of the stage; what the model says is kept beside it, unless the recipe names a
   *     place
   */
  public StageJob synth(StageFolder filtered, StageFolder output) {
    SynthRecipe synth = recipe.synth().orElseThrow();
    EngineSource source = ModelSources.of(synth.model());
    ObjectNode configuration = section("synth").put("seed", recipe.seed());
    configuration.put("model_revision", source.revision());
    configuration.put("templates_sha256", synth.config().templates().hash());
    for (String file : synth.config().gates().decontaminate()) {
      configuration.withObject("decontaminate_sha256").put(file, hash(file, filtered));
    }
    String journal = synth.journal().orElse(output.path() + ".generations");
    return transform(
        new SynthStage(synth.config(), source, journal), configuration, List.of(filtered));
  }

  /**
   * A job that chooses problems.
   *
   * @param output of the stage
   */
  public StageJob curate(ProblemFiles problems, StageFolder output) {
    ObjectNode configuration = section("curate");
    for (String file : recipe.curate().config().decontaminate()) {
      configuration.withObject("decontaminate_sha256").put(file, hash(file, output));
    }
    Optional<KindSurvey> survey =
        recipe.curate().tagger().map(tagger -> survey(tagger, output.path() + ".generations"));
    survey.ifPresent(asked -> configuration.put("tagger_revision", asked.revision()));
    return new CurateJob(
        problems, recipe.curate().config(), survey, output.fileSystem().getConf(), configuration);
  }

  private static KindSurvey survey(CurateRecipe.Tagger tagger, String journal) {
    return new KindSurvey(
        ModelSources.of(tagger.model()), tagger.retries(), tagger.maxTokens(), journal);
  }

  /** A job that samples filtered and synthetic documents. */
  public StageJob mixture(List<StageFolder> inputs) {
    ObjectNode configuration = section("mixture").put("seed", recipe.seed());
    configuration.put(
        "tokenizer_fingerprint",
        TokenizerSource.read(recipe.mixture().tokenizer(), inputs.get(0).fileSystem().getConf())
            .tokenizer()
            .fingerprint());
    return transform(new MixtureStage(recipe.mixture()), configuration, inputs);
  }

  /**
   * What the mixture would be, from an estimate of tokens.
   *
   * @return keys in snake_case, ready for JSON
   */
  public Map<String, Object> mixtureForecast(SparkSession spark, List<StageFolder> inputs)
      throws IOException {
    TransformJob job =
        new TransformJob(new MixtureStage(recipe.mixture()), section("mixture"), inputs);
    job.inputs(new InputCheck(spark, recipe.verifyFiles()));
    return MixtureForecast.of(recipe.mixture(), job.documents(spark));
  }

  /** Counts tokens as the mixture will; the tokenizer is read when the first text comes. */
  private ToLongFunction<String> tokens(Configuration hadoop) {
    return new ToLongFunction<>() {
      private Tokenizer tokenizer;

      @Override
      public long applyAsLong(String text) {
        if (tokenizer == null) {
          tokenizer = TokenizerSource.read(recipe.mixture().tokenizer(), hadoop).tokenizer();
        }
        return tokenizer.encode(text).length;
      }
    };
  }

  /** The evaluation sets decide what is removed, so their content belongs to the stage's key. */
  private static String hash(String file, StageFolder folder) {
    Path path = new Path(file);
    try (InputStream in = path.getFileSystem(folder.fileSystem().getConf()).open(path)) {
      return Sha256.hex(in);
    } catch (IOException e) {
      throw new StageException(
          "The evaluation set %s can't be read: %s".formatted(file, e.getMessage()), e);
    }
  }

  private ObjectNode section(String key) {
    return Json.MAPPER.valueToTree(recipe.section(key));
  }

  private static StageJob transform(
      StageTransform transform, ObjectNode configuration, List<StageFolder> inputs) {
    return new TransformJob(transform, configuration, inputs);
  }
}
