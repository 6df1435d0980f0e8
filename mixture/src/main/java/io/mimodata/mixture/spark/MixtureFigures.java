package io.mimodata.mixture.spark;

import io.mimodata.mixture.MixtureConfig;
import io.mimodata.mixture.sample.Composition;
import io.mimodata.mixture.sample.ScaleFactor;
import io.mimodata.mixture.sample.TokenEstimate;
import io.mimodata.mixture.shard.ShardLayout;
import io.mimodata.mixture.shard.ShardRecord;
import io.mimodata.mixture.tokenize.Tokenizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The mixture's figures for reports: the tokenizer, by what the targets were scaled, how well
 * tokens could be estimated, and each stage's composition. Keys in snake_case, ready for JSON.
 */
record MixtureFigures(
    MixtureConfig config,
    Composition composition,
    ScaleFactor scale,
    Tokenizer tokenizer,
    TokenEstimate.Check estimate) {

  /**
   * All stages together.
   *
   * @param shards of each stage; empty as long as none are written
   */
  Map<String, Object> all(List<List<ShardRecord>> shards) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("tokenizer", tokenizerFigures());
    all.put("scale", scaleFigures());
    all.put("tokens", estimate.tokens());
    all.put("estimated_tokens", estimate.estimatedTokens());
    all.put("estimate_error", estimate.error());
    all.put("estimated_from_documents", estimate.sampledDocuments());
    all.put("validation", composition.validation());
    List<Map<String, Object>> stages = new ArrayList<>();
    for (int stage = 0; stage < composition.stages(); stage++) {
      Map<String, Object> figures = composition.figures(stage);
      if (!shards.isEmpty()) {
        figures.putAll(rows(shards.get(stage)));
        figures.put("packing", key(config.stages().get(stage).packing()));
      }
      stages.add(figures);
    }
    all.put("stages", stages);
    return all;
  }

  /**
   * One stage by itself, or behind the last one what is held out.
   *
   * @param layout of its shards
   * @param shards that were written
   */
  Map<String, Object> stage(int stage, ShardLayout layout, Collection<ShardRecord> shards) {
    Map<String, Object> figures =
        new LinkedHashMap<>(
            stage == composition.stages() ? composition.validation() : composition.figures(stage));
    figures.put("scale", scaleFigures());
    figures.putAll(layout(layout, shards));
    figures.put("shards", shards.stream().map(MixtureFigures::shard).toList());
    return figures;
  }

  /** What a reader of a stage's shards needs to know. */
  Map<String, Object> layout(ShardLayout layout, Collection<ShardRecord> shards) {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("tokenizer", tokenizerFigures());
    figures.put("context", layout.context());
    figures.put("packing", key(layout.packing()));
    figures.put("formats", layout.settings().ordered().stream().map(MixtureFigures::key).toList());
    figures.put("pad", layout.pad());
    figures.putAll(rows(shards));
    return figures;
  }

  private static Map<String, Object> rows(Collection<ShardRecord> shards) {
    long padding = shards.stream().mapToLong(ShardRecord::padding).sum();
    long tokens = shards.stream().mapToLong(ShardRecord::tokens).sum();
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("rows", shards.stream().mapToLong(ShardRecord::rows).sum());
    figures.put("padding_tokens", padding);
    figures.put("padding", padding == 0 ? 0 : (double) padding / (padding + tokens));
    figures.put("cut_documents", shards.stream().mapToLong(ShardRecord::cut).sum());
    return figures;
  }

  private static String key(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static Map<String, Object> shard(ShardRecord record) {
    Map<String, Object> shard = new LinkedHashMap<>();
    shard.put("name", record.name());
    shard.put("documents", record.documents());
    shard.put("tokens", record.tokens());
    return shard;
  }

  private Map<String, Object> scaleFigures() {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("factor", scale.factor());
    figures.put("bound_by", scale.boundBy());
    return figures;
  }

  private Map<String, Object> tokenizerFigures() {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("name", tokenizer.name());
    figures.put("vocabulary_size", tokenizer.vocabularySize());
    figures.put("eod", tokenizer.eod());
    figures.put("fingerprint", tokenizer.fingerprint());
    return figures;
  }
}
