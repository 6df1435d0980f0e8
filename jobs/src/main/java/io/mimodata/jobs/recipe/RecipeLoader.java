package io.mimodata.jobs.recipe;

import io.mimodata.dedup.DedupConfig;
import io.mimodata.dedup.Level;
import io.mimodata.extract.ExtractConfig;
import io.mimodata.ingest.FieldNames;
import io.mimodata.ingest.Format;
import io.mimodata.ingest.IngestConfig;
import io.mimodata.ingest.SourceSpec;
import io.mimodata.jobs.stage.InputCheck;
import io.mimodata.mixture.MixtureConfig;
import io.mimodata.mixture.recipe.EpochCaps;
import io.mimodata.mixture.recipe.OnInfeasible;
import io.mimodata.mixture.recipe.Packing;
import io.mimodata.mixture.recipe.QualityBuckets;
import io.mimodata.mixture.recipe.Rule;
import io.mimodata.mixture.recipe.Scale;
import io.mimodata.mixture.recipe.ShardFormat;
import io.mimodata.mixture.recipe.ShardSettings;
import io.mimodata.mixture.recipe.StageRecipe;
import io.mimodata.mixture.recipe.TokenCount;
import io.mimodata.mixture.recipe.Where;
import io.mimodata.mixture.tokenize.Engine;
import io.mimodata.mixture.tokenize.TokenizerSpec;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.hadoop.fs.FileSystem;
import org.apache.spark.SparkConf;
import org.apache.spark.deploy.SparkHadoopUtil;

/**
 * Reads a recipe: one YAML file, overridden by {@code key=value} assignments. All that is wrong is
 * reported together. The README has the reference of the keys.
 */
public final class RecipeLoader {
  private static final int MAX_TEXT = 1 << 30;

  private final Problems problems = new Problems();

  private RecipeLoader() {}

  /**
   * Loads a recipe.
   *
   * @param file nothing for a recipe of defaults
   * @param overrides assignments, the later ones win
   * @param sourcesNeeded whether a recipe without sources is a problem
   * @throws ConfigurationException with every problem
   */
  public static Recipe load(Optional<Path> file, List<String> overrides, boolean sourcesNeeded) {
    RecipeLoader loader = new RecipeLoader();
    RecipeNode root = file.map(loader::parse).orElseGet(() -> RecipeNode.emptyMap("defaults"));
    return loader.resolve(
        root, file.map(RecipeLoader::baseName).orElse("run"), overrides, sourcesNeeded);
  }

  /**
   * Loads a run's recipe from its text.
   *
   * @param place how to name the text in messages
   */
  public static Recipe loadText(String yaml, String place, List<String> overrides) {
    RecipeLoader loader = new RecipeLoader();
    return loader.resolve(RecipeNode.parse(yaml, place, loader.problems), place, overrides, true);
  }

  private Recipe resolve(
      RecipeNode root, String usualName, List<String> overrides, boolean sourcesNeeded) {
    if (root.isMap() && root.map().isEmpty()) {
      // Text that is no YAML has no keys to miss.
      problems.throwIfAny();
    }
    overrides.forEach(assignment -> root.override(assignment, problems));
    Recipe recipe = read(root, usualName, sourcesNeeded);
    problems.throwIfAny();
    return recipe;
  }

  private RecipeNode parse(Path file) {
    try {
      return RecipeNode.parse(Files.readString(file), file.toString(), problems);
    } catch (NoSuchFileException e) {
      problems.add(file.toString(), "", "does not exist; name a recipe file");
    } catch (CharacterCodingException e) {
      problems.add(file.toString(), "", "is not UTF-8 text; a recipe is a YAML file");
    } catch (IOException e) {
      problems.add(file.toString(), "", "can't be read: " + e.getMessage());
    }
    throw new ConfigurationException(problems.messages());
  }

  private Recipe read(RecipeNode node, String usualName, boolean sourcesNeeded) {
    Section root = new Section(node, "", problems);
    String name = root.text("name", usualName);
    long seed = root.integer("seed", 42, Long.MIN_VALUE, Long.MAX_VALUE);
    InputCheck.Depth depth =
        root.choice("verify_files", InputCheck.Depth.FULL, InputCheck.Depth.class);
    String base = root.text("root", null);
    List<SourceSpec> sources = sources(root, base);
    if (sourcesNeeded && !root.has("sources")) {
      root.problem("sources", "is missing: a run needs at least one source");
    }
    IngestConfig ingest = ingest(root.section("ingest"));
    ExtractConfig extract = ExtractSection.read(root.section("extract"));
    Section dedupSection = root.section("dedup");
    Optional<String> index = Optional.ofNullable(dedupSection.text("index", null));
    DedupConfig dedup = dedup(dedupSection);
    FilterRecipe filter = FilterSection.read(root.section("filter"));
    Optional<SynthRecipe> synth =
        root.has("synth")
            ? Optional.of(SynthSection.read(root.section("synth"), seed))
            : Optional.empty();
    Optional<EvaluateRecipe> evaluate =
        root.has("evaluate")
            ? Optional.of(EvaluateSection.read(root.section("evaluate")))
            : Optional.empty();
    MixtureConfig mixture = mixture(root.section("mixture"), seed);
    CurateRecipe curate = CurateSection.read(root.section("curate"));
    root.finish();
    return new Recipe(
        name,
        seed,
        depth,
        sources,
        ingest,
        extract,
        dedup,
        index,
        filter,
        synth,
        evaluate,
        mixture,
        curate,
        root.resolved());
  }

  private static String baseName(Path file) {
    return file.getFileName().toString().replaceFirst("\\.ya?ml$", "");
  }

  private List<SourceSpec> sources(Section root, String base) {
    List<SourceSpec> sources = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (Section source : root.sections("sources")) {
      String name = source.requiredText("name");
      if (!names.add(name)) {
        source.problem("name", "is the name of two sources: '" + name + "'; names must differ");
      }
      if (name.equals("synthetic")) {
        source.problem("name", "must not be 'synthetic': that is the name of generated documents");
      }
      Format format = source.choice("format", null, Format.class);
      if (format == null && !source.has("format")) {
        source.problem("format", "is missing; one of warc, html, pdf, jsonl, parquet, text");
      }
      List<String> input = source.strings("input", List.of());
      if (input.isEmpty()) {
        source.problem("input", "is missing: name files, folders or globs");
      }
      FieldNames fields =
          new FieldNames(
              source.text("id_field", null),
              source.text("url_field", null),
              source.text("text_field", null),
              source.text("content_field", null));
      source.finish();
      if (format != null) {
        sources.add(
            new SourceSpec(
                name, format, input.stream().map(i -> resolve(base, i)).toList(), fields));
      }
    }
    return List.copyOf(sources);
  }

  /** A relative input is taken from the recipe's {@code root}, or else from the working folder. */
  private static String resolve(String base, String input) {
    boolean absolute = input.startsWith("/") || isRemote(input);
    return base == null || absolute ? input : base.replaceFirst("/+$", "") + "/" + input;
  }

  private IngestConfig ingest(Section section) {
    IngestConfig defaults = IngestConfig.defaults();
    IngestConfig config =
        section.checked(
            defaults,
            () ->
                new IngestConfig(
                    section.bytes("max_content", defaults.maxContentBytes()),
                    section.bytes("slice", defaults.sliceBytes()),
                    (int) section.integer("files_per_task", defaults.filesPerTask(), 1, 1_000_000),
                    new TreeSet<>(
                        section.strings(
                            "media_types", List.copyOf(new TreeSet<>(defaults.mediaTypes()))))));
    section.finish();
    return config;
  }

  private DedupConfig dedup(Section section) {
    DedupConfig defaults = DedupConfig.defaults();
    DedupConfig config =
        section.checked(
            defaults,
            () ->
                new DedupConfig(
                    section.choices("levels", defaults.levels(), Level.class),
                    (int) section.integer("ngram", defaults.ngram(), 1, 1_000),
                    (int) section.integer("bands", defaults.bands(), 1, 4_096),
                    (int) section.integer("rows", defaults.rows(), 1, 4_096),
                    section.number("verify", defaults.verify(), 0, 1),
                    section.flag("verify_exactly", defaults.verifyExactly()),
                    section.strings("keep_by", defaults.keepBy()),
                    (int)
                        section.integer(
                            "host_line_limit", defaults.hostLineLimit(), 0, Integer.MAX_VALUE),
                    section.integer("seed", defaults.seed(), Long.MIN_VALUE, Long.MAX_VALUE)));
    section.finish();
    return config;
  }

  /** Reads a list of files, which must be there. */
  static List<String> files(Section section, String key) {
    List<String> files = section.strings(key, List.of());
    for (String file : files) {
      if (!exists(file)) {
        section.problem(key, "names a file that does not exist: " + file);
      }
    }
    return files;
  }

  static boolean exists(String file) {
    return look(file, FileSystem::exists);
  }

  /** Whether a file is where the stages will look for it. */
  public static boolean isFile(String file) {
    return look(file, (files, path) -> files.getFileStatus(path).isFile());
  }

  @FunctionalInterface
  private interface Look {
    boolean at(FileSystem files, org.apache.hadoop.fs.Path path) throws IOException;
  }

  /** Looks where the stages will look: in Spark's default file system, or in that of the scheme. */
  private static boolean look(String file, Look look) {
    try {
      org.apache.hadoop.fs.Path path = new org.apache.hadoop.fs.Path(file);
      return look.at(
          path.getFileSystem(SparkHadoopUtil.get().newConfiguration(new SparkConf())), path);
    } catch (IOException | IllegalArgumentException e) {
      return false;
    }
  }

  private static boolean isRemote(String path) {
    return path.matches("[a-zA-Z][a-zA-Z0-9+.-]*:.*");
  }

  /**
   * Without stages of its own a recipe gets the report's three, in proportion to the corpus and
   * with caps: those numbers of tokens fit no other corpus.
   */
  private MixtureConfig mixture(Section section, long seed) {
    boolean own = section.has("stages");
    List<StageRecipe> stages = own ? stages(section) : MixtureConfig.mimoStages();
    if (stages.isEmpty()) {
      if (own && problems.messages().isEmpty()) {
        section.problem("stages", "must name at least one stage");
      }
      stages = MixtureConfig.mimoStages();
    }
    MixtureConfig defaults = MixtureConfig.of(stages, seed);
    Section tokenizer = section.section("tokenizer");
    String path = tokenizer.text("path", null);
    String eod = tokenizer.text("eod", null);
    Engine engine = tokenizer.choice("engine", Engine.OWN, Engine.class);
    String pattern = tokenizer.text("pattern", null);
    if (path != null && !exists(path)) {
      tokenizer.problem("path", "names a file that does not exist: " + path);
    }
    TokenizerSpec spec =
        tokenizer.checked(
            defaults.tokenizer(), () -> new TokenizerSpec(path, eod, engine, pattern));
    tokenizer.finish();
    QualityBuckets quality = quality(section.section("quality"));
    EpochCaps epochs = epochs(section);
    ShardSettings shards = shards(section);
    MixtureConfig config =
        section.checked(
            defaults,
            () ->
                new MixtureConfig(
                    spec,
                    defaults.stages(),
                    groups(section),
                    rules(section),
                    quality,
                    section.parsed("validation", 0.0, RecipeLoader::fraction),
                    seed,
                    section.choice(
                        "on_infeasible",
                        own ? OnInfeasible.ERROR : OnInfeasible.CAP,
                        OnInfeasible.class),
                    section.choice("scale", own ? Scale.NONE : Scale.CORPUS, Scale.class),
                    epochs,
                    shards,
                    section
                        .duration("document_timeout", Duration.ofMillis(defaults.documentMillis()))
                        .toMillis()));
    section.finish();
    return config;
  }

  private QualityBuckets quality(Section section) {
    QualityBuckets defaults = QualityBuckets.thirds();
    String by = section.text("by", null);
    List<Double> cuts = section.numberList("cuts", defaults.cuts());
    List<String> names =
        section.strings(
            "names", cuts.size() == defaults.cuts().size() ? defaults.names() : List.of());
    section.finish();
    return section.checked(defaults, () -> new QualityBuckets(by, cuts, names));
  }

  private EpochCaps epochs(Section section) {
    EpochCaps defaults = EpochCaps.defaults();
    double natural = section.number("max_epochs", defaults.natural(), 0, 1_000);
    double synthetic = section.number("max_epochs_synthetic", defaults.synthetic(), 0, 1_000);
    Map<String, Double> groups = section.numbers("max_epochs_by_group", 0, 1_000);
    return section.checked(defaults, () -> new EpochCaps(natural, synthetic, groups));
  }

  private ShardSettings shards(Section section) {
    ShardSettings defaults = ShardSettings.defaults();
    List<ShardFormat> formats = section.choices("formats", defaults.ordered(), ShardFormat.class);
    long bytes = section.bytes("shard_size", defaults.bytes());
    boolean maskPrompts = section.flag("mask_prompts", defaults.maskPrompts());
    return section.checked(
        defaults, () -> new ShardSettings(Set.copyOf(formats), bytes, maskPrompts));
  }

  /** Reads a part of a whole: {@code 0.1%} or {@code 0.001}. */
  private static Double fraction(String text) {
    try {
      return text.endsWith("%")
          ? Double.parseDouble(text.substring(0, text.length() - 1).strip()) / 100
          : Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("it must be a part such as 0.1% or 0.001, is " + text);
    }
  }

  private static Map<String, Where> groups(Section section) {
    Map<String, Where> groups = new LinkedHashMap<>();
    if (section.has("groups")) {
      Section inner = section.section("groups");
      for (String name : inner.names()) {
        groups.put(name, where(inner.section(name)));
      }
    }
    return groups;
  }

  private static List<Rule> rules(Section section) {
    List<Rule> rules = new ArrayList<>();
    for (Section rule : section.sections("rules")) {
      Where where = where(rule.section("where"));
      double rate = rule.number("rate", Double.NaN, 0, 1_000);
      if (!rule.has("rate")) {
        rule.problem("rate", "is missing: how often these documents are drawn, 1 for as they come");
      } else if (!Double.isNaN(rate)) {
        rules.add(new Rule(where, rate));
      }
      rule.finish();
    }
    return rules;
  }

  private static Where where(Section section) {
    Where where =
        Where.of(
            section.strings("source", List.of()),
            section.strings("domain", List.of()),
            section.strings("quality", List.of()),
            section.strings("language", List.of()),
            section.has("synthetic") ? (Boolean) section.flag("synthetic", true) : null);
    section.finish();
    return where;
  }

  private List<StageRecipe> stages(Section section) {
    List<StageRecipe> stages = new ArrayList<>();
    for (Section stage : section.sections("stages")) {
      String name = stage.requiredText("name");
      String written = stage.requiredText("tokens");
      long tokens = 1;
      if (!written.isEmpty()) {
        try {
          tokens = TokenCount.parse(written);
        } catch (IllegalArgumentException e) {
          stage.problem("tokens", "is wrong: " + e.getMessage());
        }
      }
      long target = tokens;
      stages.add(
          stage.checked(
              null,
              () ->
                  new StageRecipe(
                      name,
                      target,
                      (int) stage.integer("context", 8_192, 1, MAX_TEXT),
                      stage.strings("exclude", List.of()),
                      stage.numbers("share", 0, 1),
                      rules(stage),
                      stage.choice("packing", Packing.DOCUMENTS, Packing.class))));
      stage.finish();
    }
    stages.removeIf(stage -> stage == null);
    return stages;
  }
}
