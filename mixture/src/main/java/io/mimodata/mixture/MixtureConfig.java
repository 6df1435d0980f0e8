package io.mimodata.mixture;

import io.mimodata.mixture.recipe.EpochCaps;
import io.mimodata.mixture.recipe.Group;
import io.mimodata.mixture.recipe.OnInfeasible;
import io.mimodata.mixture.recipe.QualityBuckets;
import io.mimodata.mixture.recipe.Rule;
import io.mimodata.mixture.recipe.Scale;
import io.mimodata.mixture.recipe.ShardSettings;
import io.mimodata.mixture.recipe.StageRecipe;
import io.mimodata.mixture.recipe.Where;
import io.mimodata.mixture.tokenize.Engine;
import io.mimodata.mixture.tokenize.TokenizerSpec;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * How documents become the token shards of the training stages.
 *
 * @param tokenizer whose ids the shards hold
 * @param stages in training order, at least one, of different names
 * @param groups names for documents of certain kinds, to be used in shares, exclusions and caps
 * @param rules of all stages
 * @param quality buckets of which conditions and reports speak
 * @param validation fraction of the documents that no stage reads, from 0 to below 1
 * @param seed of the choice and the order of documents
 * @param onInfeasible whether a target that can't be met fails the mixture or is capped
 * @param scale whether targets are absolute or proportions
 * @param epochs how often a stage may repeat documents
 * @param shards how shards are written
 * @param documentMillis time that tokenizing one document may take
 */
public record MixtureConfig(
    TokenizerSpec tokenizer,
    List<StageRecipe> stages,
    Map<String, Where> groups,
    List<Rule> rules,
    QualityBuckets quality,
    double validation,
    long seed,
    OnInfeasible onInfeasible,
    Scale scale,
    EpochCaps epochs,
    ShardSettings shards,
    long documentMillis)
    implements Serializable {
  public static final long DEFAULT_DOCUMENT_MILLIS = 60_000;

  public MixtureConfig {
    Objects.requireNonNull(tokenizer, "tokenizer");
    Objects.requireNonNull(quality, "quality");
    Objects.requireNonNull(onInfeasible, "onInfeasible");
    Objects.requireNonNull(scale, "scale");
    Objects.requireNonNull(epochs, "epochs");
    Objects.requireNonNull(shards, "shards");
    stages = List.copyOf(stages);
    groups = Collections.unmodifiableMap(new LinkedHashMap<>(groups));
    rules = List.copyOf(rules);
    List<String> problems = new ArrayList<>();
    if (stages.isEmpty()) {
      problems.add("stages must name at least one stage");
    }
    Set<String> names = new HashSet<>();
    for (StageRecipe stage : stages) {
      if (!names.add(stage.name())) {
        problems.add("stages must have different names, cannot repeat: " + stage.name());
      }
    }
    for (String name : groups.keySet()) {
      if (name.contains("+") || name.equals(Group.OTHER) || name.equals(Group.SYNTHETIC)) {
        problems.add("a group must not be named synthetic, other or with a +, cannot be: " + name);
      }
    }
    if (shards.maskPrompts() && tokenizer.engine() == Engine.LIBRARY) {
      problems.add(
          "mask_prompts needs tokenizer.engine: own, as the library does not tell where ids begin");
    }
    if (!(validation >= 0 && validation < 1)) {
      problems.add("validation must be from 0 to below 1, cannot be: " + validation);
    }
    if (documentMillis < 1) {
      problems.add("document_millis must be at least 1, cannot be: " + documentMillis);
    }
    List<Where> all = new ArrayList<>(groups.values());
    rules.forEach(rule -> all.add(rule.where()));
    stages.forEach(stage -> stage.rules().forEach(rule -> all.add(rule.where())));
    for (Where where : all) {
      for (String bucket : where.quality()) {
        if (!quality.has(bucket)) {
          problems.add(
              "quality must be one of %s or unrated, cannot be: %s"
                  .formatted(String.join(", ", quality.names()), bucket));
        }
      }
    }
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", problems));
    }
  }

  /** The default settings for the given stages. */
  public static MixtureConfig of(List<StageRecipe> stages, long seed) {
    return new MixtureConfig(
        TokenizerSpec.qwen2(),
        stages,
        Map.of(),
        List.of(),
        QualityBuckets.thirds(),
        0,
        seed,
        OnInfeasible.ERROR,
        Scale.NONE,
        EpochCaps.defaults(),
        ShardSettings.defaults(),
        DEFAULT_DOCUMENT_MILLIS);
  }

  /** The three stages of MiMo-7B: 17.784T, 4T and 2T tokens (arXiv 2505.07608, section 2.1). */
  public static List<StageRecipe> mimoStages() {
    return List.of(
        StageRecipe.of("stage-1", 17_784_000_000_000L, 8_192, List.of("synthetic"), Map.of()),
        StageRecipe.of("stage-2", 4_000_000_000_000L, 8_192, List.of(), Map.of("maths+code", 0.70)),
        StageRecipe.of(
            "stage-3", 2_000_000_000_000L, 32_768, List.of(), Map.of("synthetic", 0.10)));
  }
}
