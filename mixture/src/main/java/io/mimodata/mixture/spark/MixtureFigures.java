package io.mimodata.mixture.spark;

import io.mimodata.mixture.sample.Composition;
import io.mimodata.mixture.sample.ScaleFactor;
import io.mimodata.mixture.tokenize.Tokenizer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The mixture's figures for reports: the tokenizer, by what the targets were scaled, and each
 * stage's composition.
 */
record MixtureFigures(Composition composition, ScaleFactor scale, Tokenizer tokenizer) {

  /** All stages together. */
  Map<String, Object> all() {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("tokenizer", tokenizerFigures());
    all.put("scale", scaleFigures());
    all.put(
        "stages",
        IntStream.range(0, composition.stages().size()).mapToObj(composition::figures).toList());
    return all;
  }

  /**
   * One stage by itself.
   *
   * @param shards figures of each of its shards
   */
  Map<String, Object> stage(int stage, List<Map<String, Object>> shards) {
    Map<String, Object> figures = new LinkedHashMap<>(composition.figures(stage));
    figures.put("scale", scaleFigures());
    figures.put("tokenizer", tokenizerFigures());
    figures.put("shards", shards);
    return figures;
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
