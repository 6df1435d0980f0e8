package io.mimodata.document.spark;

import io.mimodata.document.Columns;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/**
 * What a stage does to its documents; the runner of the stage contract does the rest (reading and
 * checking the input, order and files of the output, ledger, manifest, accounting, report).
 *
 * <p>The result has one row for each input row: the columns of {@link #outputSchema()} and {@link
 * Columns#REMOVAL}. A row with a removal becomes a ledger row; its other columns may be null but
 * for those that the ledger keeps. The rows may come in any order and partitioning, unless {@link
 * #keepsLayout()}, and must not depend on either.
 */
public interface StageTransform {
  /**
   * Name of the stage, as in {@code dedup}: it stands in the ledger, the manifest and the report.
   */
  String name();

  /** Columns that the input must have. */
  StructType inputSchema();

  /** Columns that the output has. */
  StructType outputSchema();

  /** How often the transform reads its whole input; the progress line counts with it. */
  default int passes() {
    return 1;
  }

  /**
   * Whether the work on a document costs much more than moving it. A small input of such a stage is
   * spread evenly over the cores even where its files would keep all of them busy.
   */
  default boolean isCostly() {
    return true;
  }

  /**
   * Whether the result has the input's partitions and each the input's rows in their order: its
   * files are then those of the input, less what was removed, and no text moves. The input's rows
   * must come in the same partitions and order however often they are read, as those of files do.
   */
  default boolean keepsLayout() {
    return false;
  }

  /**
   * Whether reading the result again costs no more than keeping it on disk would: it is the input
   * as it was read, less some rows. Asked for where {@link #keepsLayout()}.
   */
  default boolean isReadAgain() {
    return keepsLayout();
  }

  /**
   * Column of the result that holds the id of the document a row came from. A stage that gives its
   * documents new ids names the column that keeps the old one; where it is null, {@code id} counts.
   */
  default String inputIdColumn() {
    return Columns.ID;
  }

  /**
   * Column of the result that is true in rows that come in addition to the first row of their input
   * document: they count as documents that came in, too. Null where there are none.
   */
  default String additionalColumn() {
    return null;
  }

  /**
   * Whether rows with a removal still carry the text and spans that they came in with; the report
   * then shows the figures of the text before the stage, too.
   */
  default boolean keepsTextOfRemoved() {
    return false;
  }

  /**
   * Folders beside the stage's own that the transform writes to; no two runs do so at the same
   * time. What {@link #apply} writes there counts from {@link #commit} on.
   */
  default List<String> otherFolders() {
    return List.of();
  }

  /** Makes what was written to other folders count: the stage's own output is whole. */
  default void commit() {}

  /** Deletes what was written to other folders and does not count: the stage has failed. */
  default void discard() {}

  /**
   * Whether those folders still have what a run with these inputs wrote; if not, a finished stage
   * is made anew. Asked for after {@link #otherInputs}.
   */
  default boolean otherFoldersHold() {
    return true;
  }

  /**
   * What the result depends on beside the documents and the configuration: names, and hashes of
   * what they stand for. Asked for once, before {@link #apply}.
   *
   * @param input hash of the documents' content
   */
  default Map<String, String> otherInputs(String input, Configuration hadoop) {
    return Map.of();
  }

  /**
   * Whether what a run that was killed left in the stage's folder helps the next one: side outputs
   * and, under names that begin with an underscore, what the transform keeps for itself until the
   * stage is whole.
   */
  default boolean resumes() {
    return false;
  }

  /**
   * Tells the folder in which the output is being written, before {@link #apply}. If the transform
   * {@link #resumes}, it may hold what an earlier run of the same code left there of the same
   * inputs and configuration, or what of its output is not damaged.
   */
  default void begin(String folder) {}

  Dataset<Row> apply(Dataset<Row> documents);

  /**
   * Figures of this stage alone, beside those that every stage reports. Keys in snake_case, values
   * numbers, strings, lists or maps; they stand in {@code report.json} under {@code details}.
   *
   * @param result what {@link #apply} returned, materialised
   */
  default Map<String, Object> details(Dataset<Row> result) {
    return Map.of();
  }

  /**
   * Writes what the stage makes beside its documents, such as token shards, into its folder. Files
   * have names and bytes that depend on the documents, the configuration and the seed alone.
   *
   * @param documents the stage's input
   * @param result what {@link #apply} returned, materialised
   * @param folder the folder under which to write, a Hadoop path
   */
  default void writeSideOutputs(Dataset<Row> documents, Dataset<Row> result, String folder) {}
}
