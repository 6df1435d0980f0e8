package io.mimodata.dedup.spark;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;

import io.mimodata.dedup.DedupConfig;
import io.mimodata.dedup.Level;
import io.mimodata.document.Columns;
import io.mimodata.document.spark.Schemas;
import io.mimodata.document.spark.StageTransform;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;

/**
 * Removes duplicates: equal canonical URLs, then equal texts, then nearly equal texts.
 *
 * <p>A cluster is all documents that one kept document stands for, over all levels. Its id is that
 * of the kept document, which is the best of the cluster by the configuration's {@code keep_by};
 * every removal names it in {@code duplicate_of}.
 *
 * <p>The text is read once for fingerprints and once for the output; in between only fingerprints
 * and ids move. {@link #apply} runs the levels at once and returns the last join unevaluated.
 */
public final class DedupStage implements StageTransform {
  /** Verdicts (some 200 bytes each) up to this number are sent to the texts, not texts to them. */
  private static final long MOST_VERDICTS_TO_BROADCAST = 200_000;

  private final DedupConfig config;
  private long candidatePairs;

  public DedupStage(DedupConfig config) {
    this.config = config;
  }

  @Override
  public String name() {
    return "dedup";
  }

  @Override
  public StructType inputSchema() {
    return Schemas.EXTRACTED;
  }

  @Override
  public StructType outputSchema() {
    return Schemas.DEDUPED;
  }

  @Override
  public int passes() {
    return 2;
  }

  @Override
  public boolean keepsTextOfRemoved() {
    return true;
  }

  @Override
  public Dataset<Row> apply(Dataset<Row> documents) {
    Dataset<Row> fingerprints =
        Fingerprints.of(documents, config).persist(StorageLevel.MEMORY_AND_DISK());
    try {
      Dataset<Row> verdicts = verdicts(runLevels(fingerprints)).localCheckpoint();
      boolean small = verdicts.count() <= MOST_VERDICTS_TO_BROADCAST;
      return documents
          .join(small ? broadcast(verdicts) : verdicts, Columns.ID, "left")
          .select(resultColumns());
    } finally {
      fingerprints.unpersist();
    }
  }

  /** Figures: {@link DedupFigures}. */
  @Override
  public Map<String, Object> details(Dataset<Row> result) {
    return new DedupFigures(config, candidatePairs).of(result);
  }

  private List<Losers> runLevels(Dataset<Row> fingerprints) {
    List<Losers> levels = new ArrayList<>();
    Dataset<Row> left = fingerprints;
    for (Level level : Level.values()) {
      if (config.has(level)) {
        Dataset<Row> losers = losers(level, left, fingerprints).localCheckpoint();
        levels.add(new Losers(level, losers));
        left = left.join(losers.select(Columns.ID), Columns.ID, "left_anti");
      }
    }
    return levels;
  }

  private Dataset<Row> losers(Level level, Dataset<Row> left, Dataset<Row> fingerprints) {
    return switch (level) {
      case URL -> EqualKeys.losers(left, Columns.CANONICAL_URL, "canonical URL");
      case EXACT -> EqualKeys.losers(left, Fingerprints.TEXT_HASH, "normalised text, hash");
      case NEAR -> {
        NearDuplicates near = new NearDuplicates(left, fingerprints, config);
        candidatePairs = near.candidatePairs();
        yield near.losers();
      }
    };
  }

  /** Cluster and removal of every document in a cluster of two or more. */
  private static Dataset<Row> verdicts(List<Losers> levels) {
    Dataset<Row> losers = Losers.resolve(levels);
    Dataset<Row> keepers =
        losers.groupBy(Losers.KEEPER).agg(count(lit(1)).plus(1).as(Columns.CLUSTER_SIZE));
    Dataset<Row> removed =
        losers
            .join(keepers, Losers.KEEPER)
            .select(
                col(Columns.ID),
                col(Losers.KEEPER).as(Columns.CLUSTER_ID),
                col(Columns.CLUSTER_SIZE),
                removal().as(Columns.REMOVAL));
    Dataset<Row> kept =
        keepers.select(
            col(Losers.KEEPER).as(Columns.ID),
            col(Losers.KEEPER).as(Columns.CLUSTER_ID),
            col(Columns.CLUSTER_SIZE),
            lit(null).cast(Schemas.REMOVAL).as(Columns.REMOVAL));
    return removed.union(kept);
  }

  private static Column removal() {
    return struct(
        col(Columns.REASON), col(Columns.DETAIL), col(Losers.KEEPER).as(Columns.DUPLICATE_OF));
  }

  private static Column[] resultColumns() {
    return Arrays.stream(Schemas.withRemoval(Schemas.DEDUPED).fieldNames())
        .map(
            name ->
                switch (name) {
                  case Columns.CLUSTER_ID -> coalesce(col(name), col(Columns.ID)).as(name);
                  case Columns.CLUSTER_SIZE -> coalesce(col(name), lit(1L)).as(name);
                  default -> col(name);
                })
        .toArray(Column[]::new);
  }
}
