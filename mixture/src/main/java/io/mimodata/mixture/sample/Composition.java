package io.mimodata.mixture.sample;

import io.mimodata.mixture.recipe.Cell;
import io.mimodata.mixture.recipe.StageRecipe;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/** Figures of each stage for reports: what was asked for and what stands in it. */
public final class Composition {
  private static final String UNKNOWN = "unknown";

  private final List<StageRecipe> recipes;
  private final MixturePlan plan;
  private final Tally tally;

  public Composition(List<StageRecipe> recipes, MixturePlan plan, Tally tally) {
    this.recipes = List.copyOf(recipes);
    this.plan = plan;
    this.tally = tally;
  }

  /** Number of stages; that of the documents that are held out is one more. */
  public int stages() {
    return recipes.size();
  }

  /** Documents that a stage's shards hold, repetitions included. */
  public long copies(int stage) {
    return sum(stage, Tally.Sums::copies);
  }

  /** Tokens that a stage's shards hold. */
  public long tokens(int stage) {
    return sum(stage, Tally.Sums::tokens);
  }

  private long sum(int stage, Function<Tally.Sums, Long> of) {
    return tally.cells(stage).values().stream().mapToLong(of::apply).sum();
  }

  /** The figures of one stage; keys in snake_case, ready for JSON. */
  public Map<String, Object> figures(int stage) {
    StageRecipe recipe = recipes.get(stage);
    List<StratumDraw> draws = plan.draws(stage);
    long tokens = tokens(stage);
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("name", recipe.name());
    figures.put("context", recipe.context());
    figures.put("recipe_tokens", recipe.tokens());
    figures.put("target_tokens", draws.stream().mapToLong(StratumDraw::target).sum());
    figures.put("tokens", tokens);
    figures.put("documents", sum(stage, Tally.Sums::documents));
    figures.put("copies", copies(stage));
    figures.put("shares", draws.stream().map(draw -> share(draw, tokens)).toList());
    figures.put("epochs", draws.stream().map(Composition::epochs).toList());
    figures.put("caps", draws.stream().filter(StratumDraw::capped).map(Composition::cap).toList());
    figures.put("by_domain", tokensBy(stage, Cell::domain));
    figures.put("by_source", tokensBy(stage, Cell::source));
    figures.put("by_quality", tokensBy(stage, Cell::quality));
    figures.put("cells", cells(stage));
    figures.put("density", density(stage));
    figures.put("length_histogram", lengths(stage));
    figures.put("longer_than_context", tally.longerThanContext(stage));
    figures.put("trimmed_documents", plan.trimmed(stage));
    figures.put("trimmed_tokens", draws.stream().mapToLong(StratumDraw::trimmed).sum());
    figures.put("changes", stage == 0 ? List.of() : changes(stage));
    return figures;
  }

  /** The figures of the documents that no stage reads. */
  public Map<String, Object> validation() {
    int held = stages();
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("name", StageRecipe.VALIDATION);
    figures.put("documents", sum(held, Tally.Sums::documents));
    figures.put("tokens", tokens(held));
    figures.put("by_domain", tokensBy(held, Cell::domain));
    figures.put("by_source", tokensBy(held, Cell::source));
    return figures;
  }

  private static Map<String, Object> share(StratumDraw draw, long stageTokens) {
    Map<String, Object> share = new LinkedHashMap<>();
    share.put("group", draw.stratum().group());
    share.put("target", draw.stratum().share());
    share.put("actual", stageTokens == 0 ? 0 : (double) draw.drawn() / stageTokens);
    share.put("target_tokens", draw.target());
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

  private SortedMap<String, Long> tokensBy(int stage, Function<Cell, String> kind) {
    SortedMap<String, Long> sums = new TreeMap<>();
    tally
        .cells(stage)
        .forEach(
            (cell, sum) -> {
              if (sum.tokens() > 0) {
                String key = kind.apply(cell);
                sums.merge(key == null ? UNKNOWN : key, sum.tokens(), Long::sum);
              }
            });
    return sums;
  }

  /**
   * What each cell should give by its weight among those of its group, and what it gives; largest
   * first.
   */
  private List<Map<String, Object>> cells(int stage) {
    Map<Integer, Double> weighted = new TreeMap<>();
    tally
        .cells(stage)
        .forEach(
            (cell, sums) -> weighted.merge(stratum(stage, cell), sums.weighted(), Double::sum));
    List<Map<String, Object>> cells = new ArrayList<>();
    tally.cells(stage).entrySet().stream()
        .sorted(Comparator.comparingLong(entry -> -entry.getValue().tokens()))
        .forEach(
            entry -> {
              Cell cell = entry.getKey();
              Tally.Sums sums = entry.getValue();
              int stratum = stratum(stage, cell);
              double whole = weighted.get(stratum);
              double part = whole == 0 ? 0 : sums.weighted() / whole;
              Map<String, Object> row = new LinkedHashMap<>();
              row.put("source", cell.source());
              row.put("domain", cell.domain() == null ? UNKNOWN : cell.domain());
              row.put("quality", cell.quality());
              row.put("language", cell.language() == null ? UNKNOWN : cell.language());
              row.put("synthetic", cell.synthetic());
              row.put("group", plan.draws().get(stratum).stratum().group());
              row.put("target_tokens", Math.round(plan.draws().get(stratum).granted() * part));
              row.put("tokens", sums.tokens());
              row.put("documents", sums.documents());
              row.put("copies", sums.copies());
              row.put(
                  "epochs", sums.available() == 0 ? 0 : (double) sums.tokens() / sums.available());
              cells.add(row);
            });
    return cells;
  }

  private int stratum(int stage, Cell cell) {
    return plan.strata().of(stage, cell).stratum();
  }

  /** Parts of the tokens that are in formulas and in code. */
  private Map<String, Object> density(int stage) {
    double tokens = Math.max(1, tokens(stage));
    Map<String, Object> density = new LinkedHashMap<>();
    density.put(
        "formula",
        tally.cells(stage).values().stream().mapToDouble(Tally.Sums::formulaTokens).sum() / tokens);
    density.put(
        "code",
        tally.cells(stage).values().stream().mapToDouble(Tally.Sums::codeTokens).sum() / tokens);
    return density;
  }

  private List<Map<String, Object>> lengths(int stage) {
    List<Map<String, Object>> histogram = new ArrayList<>();
    tally
        .lengths(stage)
        .forEach(
            (upTo, counts) -> {
              Map<String, Object> bucket = new LinkedHashMap<>();
              bucket.put("upto", upTo);
              bucket.put("documents", counts[0]);
              bucket.put("copies", counts[1]);
              histogram.add(bucket);
            });
    return histogram;
  }

  /** Each domain's share of the tokens in the stage before and in this one, greatest move first. */
  private List<Map<String, Object>> changes(int stage) {
    SortedMap<String, Long> before = tokensBy(stage - 1, Cell::domain);
    SortedMap<String, Long> now = tokensBy(stage, Cell::domain);
    TreeSet<String> domains = new TreeSet<>(before.keySet());
    domains.addAll(now.keySet());
    double allBefore = Math.max(1, tokens(stage - 1));
    double allNow = Math.max(1, tokens(stage));
    record Change(String domain, double before, double now) {}
    return domains.stream()
        .map(
            domain ->
                new Change(
                    domain,
                    before.getOrDefault(domain, 0L) / allBefore,
                    now.getOrDefault(domain, 0L) / allNow))
        .sorted(Comparator.comparingDouble(change -> -Math.abs(change.now - change.before)))
        .map(
            change -> {
              Map<String, Object> row = new LinkedHashMap<>();
              row.put("domain", change.domain);
              row.put("before", change.before);
              row.put("now", change.now);
              return row;
            })
        .toList();
  }
}
