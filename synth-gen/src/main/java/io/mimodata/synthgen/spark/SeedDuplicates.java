package io.mimodata.synthgen.spark;

import static org.apache.spark.sql.functions.col;

import io.mimodata.document.Columns;
import io.mimodata.synthgen.Strategy;
import io.mimodata.synthgen.gate.Duplicate;
import io.mimodata.synthgen.gate.GroupLimits;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;

/** Seeds that say what another seed says: nothing is asked, and paid, for them. */
final class SeedDuplicates {
  private static final StructType TEXTS =
      new StructType()
          .add(Fingerprints.ID, DataTypes.StringType, false)
          .add(Fingerprints.GROUP, DataTypes.StringType, false)
          .add(Fingerprints.TEXT, DataTypes.StringType, false)
          .add(Fingerprints.SAME_NUMBERS, DataTypes.BooleanType, false);

  private SeedDuplicates() {}

  /** By id, the seed that stays in each one's place. */
  static Map<String, Duplicate> of(Dataset<Row> documents, SeedChoice seeds, GroupLimits limits) {
    Dataset<Row> texts =
        documents
            .select(
                col(Columns.ID),
                col(Columns.SOURCE),
                col(Columns.DOMAIN),
                col(Columns.LANGUAGE),
                col(Columns.QUALITY),
                col(Columns.SIGNALS),
                col(Columns.TEXT),
                col(Columns.SPANS))
            .mapPartitions(
                (MapPartitionsFunction<Row, Row>) rows -> texts(rows, seeds), Encoders.row(TEXTS));
    Dataset<Row> prints = Fingerprints.of(texts, limits).persist(StorageLevel.MEMORY_AND_DISK());
    try {
      return Fingerprints.duplicates(prints, limits);
    } finally {
      prints.unpersist();
    }
  }

  private static Iterator<Row> texts(Iterator<Row> documents, SeedChoice seeds) {
    Iterable<Row> rows = () -> documents;
    Stream<Row> texts =
        StreamSupport.stream(rows.spliterator(), false)
            .flatMap(document -> text(document, seeds).stream());
    return texts.iterator();
  }

  private static Optional<Row> text(Row document, SeedChoice seeds) {
    String id = document.getAs(Columns.ID);
    String text = document.getAs(Columns.TEXT);
    SeedChoice.Choice choice = seeds.choose(id, SeedChoice.facts(document));
    return choice.isSeed() && text != null && !text.isBlank()
        ? Optional.of(RowFactory.create(id, id, text, choice.strategy() == Strategy.PROBLEM))
        : Optional.empty();
  }
}
