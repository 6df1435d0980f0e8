package io.mimodata.dedup.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.format_string;
import static org.apache.spark.sql.functions.lag;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.udf;

import io.mimodata.dedup.DedupConfig;
import io.mimodata.dedup.lsh.Banding;
import io.mimodata.dedup.minhash.MinHash;
import io.mimodata.dedup.minhash.SignatureBytes;
import io.mimodata.document.Columns;
import java.util.Arrays;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * The near level: buckets of equal bands, candidate pairs, verified pairs, components, and the best
 * document of each component. Signatures are shuffled for the candidate pairs only, not for the
 * bands.
 */
final class NearDuplicates {
  private static final String BUCKET = "bucket";
  private static final String SIMILARITY = "similarity";

  /** Verified pairs up to which the driver finds the components: some 250 MB of its heap. */
  private static final long DRIVER_EDGES = 500_000;

  private static final StructType BUCKETS =
      new StructType()
          .add(Columns.ID, DataTypes.StringType, false)
          .add(BUCKET, DataTypes.LongType, false);

  private static final UserDefinedFunction JACCARD =
      udf(
          (UDF2<byte[], byte[], Double>)
              (a, b) ->
                  MinHash.similarity(SignatureBytes.fromBytes(a), SignatureBytes.fromBytes(b)),
          DataTypes.DoubleType);

  private final Dataset<Row> fingerprints;
  private final DedupConfig config;
  private final Dataset<Row> candidates;

  /**
   * Finds the candidate pairs.
   *
   * @param left fingerprints of the documents that earlier levels kept
   * @param fingerprints of at least those documents, cheap to read often
   */
  NearDuplicates(Dataset<Row> left, Dataset<Row> fingerprints, DedupConfig config) {
    this.fingerprints = fingerprints;
    this.config = config;
    this.candidates =
        candidates(left, new Banding(config.bands(), config.rows())).localCheckpoint();
  }

  /** How many pairs shared a bucket and were compared. */
  long candidatePairs() {
    return candidates.count();
  }

  /** Returns the {@link Losers} of every component. */
  Dataset<Row> losers() {
    Dataset<Row> verified =
        withSimilarity(candidates, ConnectedComponents.NODE, ConnectedComponents.PARENT)
            .filter(col(SIMILARITY).geq(config.verify()))
            .select(ConnectedComponents.NODE, ConnectedComponents.PARENT);
    Dataset<Row> members =
        new ConnectedComponents(DRIVER_EDGES)
            .of(verified)
            .withColumnRenamed(ConnectedComponents.NODE, Columns.ID)
            .join(fingerprints.select(Columns.ID, Fingerprints.RANK), Columns.ID)
            .select(col(Columns.ID), col(ConnectedComponents.COMPONENT), Preference.of());
    Dataset<Row> keepers =
        members
            .groupBy(ConnectedComponents.COMPONENT)
            .agg(min(Preference.COLUMN).as("best"))
            .select(col(ConnectedComponents.COMPONENT), Preference.id("best").as(Losers.KEEPER));
    Dataset<Row> losers =
        members
            .join(keepers, ConnectedComponents.COMPONENT)
            .filter(col(Columns.ID).notEqual(col(Losers.KEEPER)))
            .select(Columns.ID, Losers.KEEPER);
    return withSimilarity(losers, Columns.ID, Losers.KEEPER)
        .select(
            col(Columns.ID),
            col(Losers.KEEPER),
            format_string("estimated Jaccard similarity %.3f", col(SIMILARITY)).as(Columns.DETAIL));
  }

  /**
   * Pairs that share a bucket: each document of a bucket with the smallest id there and with the
   * one before it, so that a bucket of k gives at most 2k - 3 pairs.
   */
  private static Dataset<Row> candidates(Dataset<Row> left, Banding banding) {
    Dataset<Row> buckets =
        left.select(Columns.ID, Fingerprints.SIGNATURE)
            .flatMap(
                (FlatMapFunction<Row, Row>)
                    row ->
                        Arrays.stream(banding.bucketKeys(SignatureBytes.fromBytes(row.getAs(1))))
                            .mapToObj(key -> RowFactory.create(row.getString(0), key))
                            .iterator(),
                Encoders.row(BUCKETS));
    Column smallest = min(Columns.ID).over(Window.partitionBy(BUCKET));
    Column before = lag(Columns.ID, 1).over(Window.partitionBy(BUCKET).orderBy(Columns.ID));
    Dataset<Row> placed =
        buckets
            .withColumn("smallest", smallest)
            .withColumn("before", before)
            .filter(col("before").isNotNull());
    return pairs(placed, "smallest").union(pairs(placed, "before")).distinct();
  }

  private static Dataset<Row> pairs(Dataset<Row> placed, String other) {
    return placed.select(
        col(Columns.ID).as(ConnectedComponents.NODE), col(other).as(ConnectedComponents.PARENT));
  }

  /** Adds the estimated similarity of the documents whose ids are in two columns. */
  private Dataset<Row> withSimilarity(Dataset<Row> pairs, String left, String right) {
    return pairs
        .join(signatures(left, "left_signature"), left)
        .join(signatures(right, "right_signature"), right)
        .withColumn(SIMILARITY, JACCARD.apply(col("left_signature"), col("right_signature")));
  }

  private Dataset<Row> signatures(String id, String signature) {
    return fingerprints.select(col(Columns.ID).as(id), col(Fingerprints.SIGNATURE).as(signature));
  }
}
