package io.mimodata.mixture;

import io.mimodata.mixture.recipe.OnInfeasible;
import io.mimodata.mixture.recipe.Scale;
import io.mimodata.mixture.recipe.StageRecipe;
import io.mimodata.mixture.tokenize.TokenizerSpec;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * How documents become the token shards of the training stages.
 *
 * @param tokenizer whose ids the shards hold
 * @param stages in training order, at least one, of different names
 * @param seed of the choice and the order of documents
 * @param onInfeasible whether a target that can't be met fails the mixture or is capped
 * @param scale whether targets are absolute or proportions
 * @param maxEpochs how often, on average over a group, one stage may repeat a document of natural
 *     text; above 0, at most 1,000
 * @param maxEpochsSynthetic the same for generated documents
 * @param shardBytes size of a Megatron {@code .bin} that the number of shards aims at; a shard is a
 *     range of the random order, so sizes vary by a few percent; at least 1,024
 * @param documentMillis time that tokenizing one document may take
 */
public record MixtureConfig(
    TokenizerSpec tokenizer,
    List<StageRecipe> stages,
    long seed,
    OnInfeasible onInfeasible,
    Scale scale,
    double maxEpochs,
    double maxEpochsSynthetic,
    long shardBytes,
    long documentMillis)
    implements Serializable {
  public static final double DEFAULT_MAX_EPOCHS = 4;
  public static final double DEFAULT_MAX_EPOCHS_SYNTHETIC = 64;
  public static final long DEFAULT_SHARD_BYTES = 256L << 20;
  public static final long DEFAULT_DOCUMENT_MILLIS = 60_000;
  private static final double MOST_EPOCHS = 1_000;

  public MixtureConfig {
    Objects.requireNonNull(tokenizer, "tokenizer");
    Objects.requireNonNull(onInfeasible, "onInfeasible");
    Objects.requireNonNull(scale, "scale");
    stages = List.copyOf(stages);
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
    checkEpochs("max_epochs", maxEpochs, problems);
    checkEpochs("max_epochs_synthetic", maxEpochsSynthetic, problems);
    if (shardBytes < 1024) {
      problems.add("shard_bytes must be at least 1024, cannot be: " + shardBytes);
    }
    if (documentMillis < 1) {
      problems.add("document_millis must be at least 1, cannot be: " + documentMillis);
    }
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", problems));
    }
  }

  private static void checkEpochs(String key, double epochs, List<String> problems) {
    if (!(epochs > 0 && epochs <= MOST_EPOCHS)) {
      problems.add(
          "%s must be above 0 and at most %.0f, cannot be: %s".formatted(key, MOST_EPOCHS, epochs));
    }
  }

  /** The default settings for the given stages. */
  public static MixtureConfig of(List<StageRecipe> stages, long seed) {
    return new MixtureConfig(
        TokenizerSpec.qwen2(),
        stages,
        seed,
        OnInfeasible.ERROR,
        Scale.NONE,
        DEFAULT_MAX_EPOCHS,
        DEFAULT_MAX_EPOCHS_SYNTHETIC,
        DEFAULT_SHARD_BYTES,
        DEFAULT_DOCUMENT_MILLIS);
  }

  /** The three stages of MiMo-7B: 17.784T, 4T and 2T tokens (arXiv 2505.07608, section 2.1). */
  public static List<StageRecipe> mimoStages() {
    return List.of(
        new StageRecipe("stage-1", 17_784_000_000_000L, 8_192, List.of("synthetic"), Map.of()),
        new StageRecipe(
            "stage-2", 4_000_000_000_000L, 8_192, List.of(), Map.of("maths+code", 0.70)),
        new StageRecipe(
            "stage-3", 2_000_000_000_000L, 32_768, List.of(), Map.of("synthetic", 0.10)));
  }
}
