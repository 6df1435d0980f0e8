package io.mimodata.synthgen.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;

import io.mimodata.synthgen.gate.Duplicate;
import io.mimodata.synthgen.gate.Fingerprint;
import io.mimodata.synthgen.gate.Fingerprinter;
import io.mimodata.synthgen.gate.GroupLimits;
import io.mimodata.synthgen.gate.Member;
import io.mimodata.synthgen.gate.NearDuplicates;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.function.FlatMapGroupsFunction;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Fingerprints of texts and the duplicates among them: exact ones first, then near ones among those
 * that are left, bucket by bucket.
 */
final class Fingerprints {
  /** What texts come as: an id, a group within which nothing is a duplicate, and the text. */
  static final String ID = "id";

  static final String GROUP = "group";
  static final String TEXT = "text";

  /** Whether texts with different numbers are different whatever their words. */
  static final String SAME_NUMBERS = "same_numbers";

  private static final String EXACT = "exact";
  private static final String BUCKETS = "buckets";
  private static final String BUCKET = "bucket";

  private static final StructType SCHEMA =
      new StructType()
          .add(ID, DataTypes.StringType, false)
          .add(GROUP, DataTypes.StringType, false)
          .add(SAME_NUMBERS, DataTypes.BooleanType, false)
          .add(EXACT, DataTypes.StringType, false)
          .add(BUCKETS, DataTypes.createArrayType(DataTypes.LongType), false)
          .add("shingles", DataTypes.createArrayType(DataTypes.IntegerType), false)
          .add("numbers", DataTypes.LongType, false);

  private static final StructType FOUND =
      new StructType()
          .add(ID, DataTypes.StringType, false)
          .add("of", DataTypes.StringType, false)
          .add("similarity", DataTypes.DoubleType, false)
          .add(EXACT, DataTypes.BooleanType, false);

  private Fingerprints() {}

  /**
   * Fingerprints of texts.
   *
   * @param texts columns {@link #ID}, {@link #GROUP}, {@link #TEXT}, {@link #SAME_NUMBERS}
   */
  static Dataset<Row> of(Dataset<Row> texts, GroupLimits limits) {
    return texts
        .select(ID, GROUP, TEXT, SAME_NUMBERS)
        .mapPartitions(
            (MapPartitionsFunction<Row, Row>)
                rows -> {
                  Fingerprinter fingerprinter = new Fingerprinter(limits.ngram());
                  return new Iterator<>() {
                    @Override
                    public boolean hasNext() {
                      return rows.hasNext();
                    }

                    @Override
                    public Row next() {
                      Row row = rows.next();
                      return row(row, fingerprinter.of(row.getString(2)));
                    }
                  };
                },
            Encoders.row(SCHEMA));
  }

  private static Row row(Row text, Fingerprint print) {
    return RowFactory.create(
        text.getString(0),
        text.getString(1),
        text.getBoolean(3),
        print.exactKey(),
        Arrays.stream(print.bucketKeys()).boxed().toArray(),
        Arrays.stream(print.shingles()).boxed().toArray(),
        print.numbers());
  }

  /** A fingerprint's row as the gates take it. */
  static Member member(Row row) {
    long[] buckets = row.<Long>getList(4).stream().mapToLong(Long::longValue).toArray();
    int[] shingles = row.<Integer>getList(5).stream().mapToInt(Integer::intValue).toArray();
    return new Member(
        row.getString(0),
        row.getString(1),
        new Fingerprint(row.getString(3), buckets, shingles, row.getLong(6)));
  }

  /** The duplicates among fingerprints, by id, on the driver. */
  static Map<String, Duplicate> duplicates(Dataset<Row> prints, GroupLimits limits) {
    Map<String, Duplicate> found = new HashMap<>();
    Dataset<Row> equal =
        prints
            .groupByKey((MapFunction<Row, String>) row -> row.getString(3), Encoders.STRING())
            .flatMapGroups(
                (FlatMapGroupsFunction<String, Row, Row>)
                    (key, rows) -> rows(NearDuplicates.amongEqual(members(rows))),
                Encoders.row(FOUND));
    collect(equal, found);
    Dataset<Row> alike =
        prints
            .withColumn(BUCKET, explode(col(BUCKETS)))
            .groupByKey(
                (MapFunction<Row, Long>) row -> row.getLong(SCHEMA.length()), Encoders.LONG())
            .flatMapGroups(
                (FlatMapGroupsFunction<Long, Row, Row>) (key, rows) -> rows(alike(rows, limits)),
                Encoders.row(FOUND));
    collect(alike, found);
    return found;
  }

  private static List<Duplicate> alike(Iterator<Row> rows, GroupLimits limits) {
    List<Member> plain = new ArrayList<>();
    List<Member> numbered = new ArrayList<>();
    while (rows.hasNext()) {
      Row row = rows.next();
      (row.getBoolean(2) ? numbered : plain).add(member(row));
    }
    List<Duplicate> duplicates = new ArrayList<>(NearDuplicates.among(plain, limits, false));
    duplicates.addAll(NearDuplicates.among(numbered, limits, true));
    return duplicates;
  }

  private static List<Member> members(Iterator<Row> rows) {
    List<Member> members = new ArrayList<>();
    rows.forEachRemaining(row -> members.add(member(row)));
    return members;
  }

  private static Iterator<Row> rows(List<Duplicate> duplicates) {
    return duplicates.stream()
        .map(one -> RowFactory.create(one.id(), one.of(), one.similarity(), one.exact()))
        .iterator();
  }

  private static void collect(Dataset<Row> rows, Map<String, Duplicate> found) {
    for (Row row : rows.collectAsList()) {
      found.merge(
          row.getString(0),
          new Duplicate(row.getString(0), row.getString(1), row.getDouble(2), row.getBoolean(3)),
          Duplicate::first);
    }
  }
}
