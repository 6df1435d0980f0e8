package io.mimodata.mixture.sample;

import io.mimodata.mixture.recipe.StageRecipe;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Figures of each stage's shards, for {@code report.json}: what was asked for and what is in them.
 * Built from a few aggregated rows; the order of rows doesn't matter.
 */
public final class Composition {
  private static final String UNKNOWN = "unknown";

  private final List<StageRecipe> recipes;
  private final MixturePlan plan;
  private final List<Part> parts;

  /**
   * Documents of one kind in one stage.
   *
   * @param stage name of the stage
   * @param lengthUpTo the power of two that their tokens don't exceed, the least such
   * @param documents different documents
   * @param copies with their repetitions
   * @param tokens of all copies
   */
  public record Part(
      String stage,
      String source,
      String domain,
      long lengthUpTo,
      long documents,
      long copies,
      long tokens) {}

  public Composition(List<StageRecipe> recipes, MixturePlan plan, List<Part> parts) {
    this.recipes = List.copyOf(recipes);
    this.plan = plan;
    this.parts = List.copyOf(parts);
  }

  /** The least power of two that is not below a number of tokens. */
  public static long lengthUpTo(long tokens) {
    long highest = Long.highestOneBit(tokens);
    return highest == tokens ? tokens : highest << 1;
  }

  /** Names of the stages, in training order. */
  public List<String> stages() {
    return recipes.stream().map(StageRecipe::name).toList();
  }

  /** Documents that stand in a stage, each once. */
  public long documents(int stage) {
    return parts(stage).stream().mapToLong(Part::documents).sum();
  }

  /** Documents that a stage's shards hold, repetitions included. */
  public long copies(int stage) {
    return parts(stage).stream().mapToLong(Part::copies).sum();
  }

  /** Tokens that a stage's shards hold. */
  public long tokens(int stage) {
    return parts(stage).stream().mapToLong(Part::tokens).sum();
  }

  private List<Part> parts(int stage) {
    String name = recipes.get(stage).name();
    return parts.stream().filter(part -> part.stage().equals(name)).toList();
  }

  /** The figures of one stage; keys in snake_case, ready for JSON. */
  public Map<String, Object> figures(int stage) {
    StageRecipe recipe = recipes.get(stage);
    List<StratumDraw> draws =
        plan.draws().stream().filter(draw -> draw.stratum().stage() == stage).toList();
    long tokens = tokens(stage);
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("name", recipe.name());
    figures.put("context", recipe.context());
    figures.put("recipe_tokens", recipe.tokens());
    figures.put("target_tokens", draws.stream().mapToLong(StratumDraw::target).sum());
    figures.put("tokens", tokens);
    figures.put("documents", documents(stage));
    figures.put("copies", copies(stage));
    figures.put("sequences", tokens / recipe.context());
    figures.put("shares", draws.stream().map(draw -> share(draw, tokens)).toList());
    figures.put("epochs", draws.stream().map(Composition::epochs).toList());
    figures.put("caps", draws.stream().filter(StratumDraw::capped).map(Composition::cap).toList());
    figures.put("by_domain", tokensBy(stage, Part::domain));
    figures.put("by_source", tokensBy(stage, Part::source));
    figures.put("length_histogram", lengths(stage));
    return figures;
  }

  private static Map<String, Object> share(StratumDraw draw, long stageTokens) {
    Map<String, Object> share = new LinkedHashMap<>();
    share.put("group", draw.stratum().group());
    share.put("target", draw.stratum().share());
    share.put("actual", stageTokens == 0 ? 0 : (double) draw.drawn() / stageTokens);
    share.put("tokens", draw.drawn());
    return share;
  }

  private static Map<String, Object> epochs(StratumDraw draw) {
    Map<String, Object> epochs = new LinkedHashMap<>();
    epochs.put("group", draw.stratum().group());
    epochs.put("epochs", draw.epochs());
    epochs.put("available_documents", draw.documents());
    epochs.put("available_tokens", draw.tokens());
    return epochs;
  }

  private static Map<String, Object> cap(StratumDraw draw) {
    Map<String, Object> cap = new LinkedHashMap<>();
    cap.put("group", draw.stratum().group());
    cap.put("target_tokens", draw.target());
    cap.put("tokens", draw.drawn());
    cap.put("missing_tokens", draw.target() - draw.drawn());
    return cap;
  }

  private Map<String, Long> tokensBy(int stage, Function<Part, String> kind) {
    Map<String, Long> sums = new TreeMap<>();
    for (Part part : parts(stage)) {
      String key = kind.apply(part);
      sums.merge(key == null ? UNKNOWN : key, part.tokens(), Long::sum);
    }
    return sums;
  }

  private List<Map<String, Object>> lengths(int stage) {
    Map<Long, long[]> sums = new TreeMap<>();
    for (Part part : parts(stage)) {
      long[] sum = sums.computeIfAbsent(part.lengthUpTo(), key -> new long[2]);
      sum[0] += part.documents();
      sum[1] += part.copies();
    }
    List<Map<String, Object>> histogram = new ArrayList<>();
    sums.forEach(
        (upTo, sum) -> {
          Map<String, Object> bucket = new LinkedHashMap<>();
          bucket.put("upto", upTo);
          bucket.put("documents", sum[0]);
          bucket.put("copies", sum[1]);
          histogram.add(bucket);
        });
    return histogram;
  }
}
