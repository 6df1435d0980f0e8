package io.mimodata.synthgen.spark;

import io.mimodata.document.Columns;
import io.mimodata.synthgen.Strategy;
import io.mimodata.synthgen.StrategySpec;
import io.mimodata.synthgen.SynthConfig;
import io.mimodata.synthgen.seed.SeedFacts;
import io.mimodata.synthgen.seed.SeedOrder;
import io.mimodata.synthgen.seed.SeedRule;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;

/**
 * The seeds of a run: the documents that fit a strategy and whose priority lies below the
 * strategy's bound.
 *
 * <p>The bounds hold the budgets exactly: each is the share's, or the priority of the first
 * document that a budget leaves out, whichever is less. Finding them reads small columns of the
 * input once. Immutable, serialisable.
 */
final class SeedChoice implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final String PRIORITY = "priority";
  private static final StructType CANDIDATE =
      new StructType()
          .add(Columns.STRATEGY, DataTypes.StringType, false)
          .add(PRIORITY, DataTypes.LongType, false);

  private final SeedRule rule;
  private final SeedOrder order;
  private final EnumMap<Strategy, Long> bounds;

  private SeedChoice(SeedRule rule, SeedOrder order, EnumMap<Strategy, Long> bounds) {
    this.rule = rule;
    this.order = order;
    this.bounds = bounds;
  }

  /** A document's strategy, null when none fits, and whether the budget has room for it. */
  record Choice(Strategy strategy, boolean withinBudget) {
    boolean isSeed() {
      return strategy != null && withinBudget;
    }
  }

  Choice choose(String id, SeedFacts facts) {
    return rule.strategyOf(facts)
        .map(strategy -> new Choice(strategy, order.priority(id) < bounds.get(strategy)))
        .orElse(new Choice(null, false));
  }

  static SeedChoice of(Dataset<Row> documents, SynthConfig config) {
    Map<Strategy, StrategySpec> specs = config.specs();
    SeedRule rule = new SeedRule(specs);
    SeedOrder order = new SeedOrder(config.seed());
    EnumMap<Strategy, Long> bounds = new EnumMap<>(Strategy.class);
    specs.forEach((strategy, spec) -> bounds.put(strategy, SeedOrder.bound(spec.share())));
    SeedChoice byShare = new SeedChoice(rule, order, bounds);

    Dataset<Row> candidates =
        documents
            .select(
                Columns.ID,
                Columns.SOURCE,
                Columns.DOMAIN,
                Columns.LANGUAGE,
                Columns.QUALITY,
                Columns.SIGNALS)
            .mapPartitions(
                (MapPartitionsFunction<Row, Row>) byShare::candidates, Encoders.row(CANDIDATE))
            .persist(StorageLevel.MEMORY_AND_DISK());
    try {
      return new SeedChoice(rule, order, exactBounds(candidates, bounds, config));
    } finally {
      candidates.unpersist();
    }
  }

  private static EnumMap<Strategy, Long> exactBounds(
      Dataset<Row> candidates, EnumMap<Strategy, Long> byShare, SynthConfig config) {
    EnumMap<Strategy, Long> bounds = new EnumMap<>(byShare);
    Column within = functions.lit(false);
    long all = 0;
    for (Row counted : candidates.groupBy(Columns.STRATEGY).count().collectAsList()) {
      Strategy strategy = Strategy.ofKey(counted.getString(0)).orElseThrow();
      int budget = config.specs().get(strategy).maxSeeds();
      Column own = functions.col(Columns.STRATEGY).equalTo(strategy.key());
      if (counted.getLong(1) > budget) {
        bounds.put(strategy, nextPriority(candidates.where(own), budget));
      }
      within = within.or(own.and(functions.col(PRIORITY).lt(bounds.get(strategy))));
      all += Math.min(budget, counted.getLong(1));
    }
    if (all > config.maxSeeds()) {
      long next = nextPriority(candidates.where(within), config.maxSeeds());
      bounds.replaceAll((strategy, bound) -> Math.min(bound, next));
    }
    return bounds;
  }

  /** The priority of the first candidate beyond the count; there must be one. */
  private static long nextPriority(Dataset<Row> candidates, int count) {
    return candidates.select(PRIORITY).orderBy(PRIORITY).offset(count).limit(1).head().getLong(0);
  }

  private Iterator<Row> candidates(Iterator<Row> documents) {
    List<Row> candidates = new ArrayList<>();
    while (documents.hasNext()) {
      Row document = documents.next();
      String id = document.getAs(Columns.ID);
      Choice choice = choose(id, facts(document));
      if (choice.isSeed()) {
        candidates.add(RowFactory.create(choice.strategy().key(), order.priority(id)));
      }
    }
    return candidates.iterator();
  }

  static SeedFacts facts(Row document) {
    return new SeedFacts(
        document.getAs(Columns.SOURCE),
        document.getAs(Columns.DOMAIN),
        document.getAs(Columns.LANGUAGE),
        map(document, Columns.QUALITY),
        map(document, Columns.SIGNALS));
  }

  private static Map<String, Double> map(Row document, String column) {
    int index = document.fieldIndex(column);
    return document.isNullAt(index) ? Map.of() : document.getJavaMap(index);
  }
}
