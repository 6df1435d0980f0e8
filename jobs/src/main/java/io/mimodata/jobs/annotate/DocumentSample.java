package io.mimodata.jobs.annotate;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.length;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.lower;
import static org.apache.spark.sql.functions.regexp_replace;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.split_part;
import static org.apache.spark.sql.functions.trim;
import static org.apache.spark.sql.functions.try_parse_url;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;

import io.mimodata.document.Columns;
import io.mimodata.document.StageException;
import io.mimodata.document.spark.Schemas;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/**
 * Documents that stand for a corpus: from each site no more than some, and from each combination of
 * source, length and, if it is known, domain as many as from another. The same documents and seed
 * give the same sample, whatever the partitions, and a greater sample begins with the smaller one.
 */
public final class DocumentSample {
  private static final String SITE = "site";
  private static final String STRATUM = "stratum";
  private static final String LOT = "lot";
  private static final String RANK = "rank";
  private static final List<String> NEEDED = List.of(Columns.ID, Columns.SOURCE, Columns.TEXT);
  private static final List<String> USED =
      List.of(
          Columns.ID,
          Columns.SOURCE,
          Columns.LANGUAGE,
          Columns.TITLE,
          Columns.URL,
          Columns.TEXT,
          Columns.SPANS);

  /** Characters at which the classes of length begin, after the first. */
  private static final int[] LENGTHS = {500, 2_000, 8_000, 32_000};

  private DocumentSample() {}

  /**
   * Draws documents.
   *
   * @param count how many at most
   * @param mostOfSite how many of a site at most
   * @return in an order that mixes the strata
   * @throws StageException if these are no documents with text
   */
  public static List<SampledDocument> draw(
      Dataset<Row> documents, int count, int mostOfSite, long seed) {
    Set<String> columns = Set.of(documents.columns());
    for (String column : NEEDED) {
      if (!columns.contains(column)) {
        throw new StageException(
            "The documents have no column %s; name the folder of a stage from extract on"
                .formatted(column));
      }
    }
    Dataset<Row> lots =
        documents
            .where(trim(col(Columns.TEXT)).notEqual(""))
            .select(
                col(Columns.ID),
                site(columns).as(SITE),
                stratum(columns).as(STRATUM),
                xxhash64(lit(seed), col(Columns.ID)).as(LOT));
    Dataset<Row> limited = lots.withColumn(RANK, rank(SITE)).where(col(RANK).leq(mostOfSite));
    List<Row> chosen =
        limited
            .withColumn(RANK, rank(STRATUM))
            .orderBy(col(RANK), col(LOT), col(Columns.ID))
            .limit(count)
            .collectAsList();
    return read(documents, columns, chosen);
  }

  private static Column rank(String by) {
    return row_number().over(Window.partitionBy(by).orderBy(LOT, Columns.ID));
  }

  private static Column site(Set<String> columns) {
    List<Column> choices = new ArrayList<>();
    if (columns.contains(Columns.URL)) {
      Column host = lower(try_parse_url(col(Columns.URL), lit("HOST")));
      choices.add(regexp_replace(host, lit("^www\\."), lit("")));
    }
    if (columns.contains(Columns.PATH)) {
      Column folder = split_part(col(Columns.PATH), lit("/"), lit(1));
      choices.add(
          when(
              col(Columns.PATH).contains("/").and(folder.notEqual("")),
              concat(col(Columns.SOURCE), lit("/"), folder)));
    }
    choices.add(col(Columns.ID));
    return coalesce(choices.toArray(Column[]::new));
  }

  private static Column stratum(Set<String> columns) {
    Column size = lit(0);
    for (int i = 0; i < LENGTHS.length; i++) {
      size = when(length(col(Columns.TEXT)).geq(LENGTHS[i]), lit(i + 1)).otherwise(size);
    }
    Column domain =
        columns.contains(Columns.DOMAIN) ? coalesce(col(Columns.DOMAIN), lit("")) : lit("");
    return concat(size.cast("string"), lit(" "), domain, lit(" "), col(Columns.SOURCE));
  }

  private static List<SampledDocument> read(
      Dataset<Row> documents, Set<String> columns, List<Row> chosen) {
    List<String> ids = chosen.stream().map(row -> row.<String>getAs(Columns.ID)).toList();
    Dataset<Row> wanted =
        documents.sparkSession().createDataset(ids, Encoders.STRING()).toDF(Columns.ID);
    Column[] used = USED.stream().filter(columns::contains).map(c -> col(c)).toArray(Column[]::new);
    Map<String, Row> byId = new HashMap<>();
    for (Row row : documents.select(used).join(wanted, Columns.ID).collectAsList()) {
      byId.put(row.getAs(Columns.ID), row);
    }
    List<SampledDocument> sample = new ArrayList<>(ids.size());
    for (Row row : chosen) {
      sample.add(document(byId.get(row.<String>getAs(Columns.ID)), row.getAs(SITE), columns));
    }
    return sample;
  }

  private static SampledDocument document(Row row, String site, Set<String> columns) {
    return new SampledDocument(
        row.getAs(Columns.ID),
        site,
        row.getAs(Columns.SOURCE),
        columns.contains(Columns.LANGUAGE) ? row.getAs(Columns.LANGUAGE) : null,
        columns.contains(Columns.TITLE) ? row.getAs(Columns.TITLE) : null,
        columns.contains(Columns.URL) ? row.getAs(Columns.URL) : null,
        row.getAs(Columns.TEXT),
        columns.contains(Columns.SPANS) ? Schemas.spans(row) : List.of());
  }
}
