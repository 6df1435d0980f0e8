package io.mimodata.jobs.stage;

import com.fasterxml.jackson.databind.JsonNode;
import io.mimodata.jobs.progress.StageProgress;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/** One stage with its configuration and inputs, as {@link StageRunner} runs it. */
public interface StageJob {
  String name();

  /** The resolved configuration; part of the manifest and of the stage's key. */
  JsonNode configuration();

  /** Columns of the rows in {@code data}. */
  StructType outputSchema();

  /** Folders beside its own that the stage writes to; they are locked, too. */
  default List<StageFolder> otherFolders() {
    return List.of();
  }

  /** Whether those still have what a finished stage wrote; asked for after {@link #inputs}. */
  default boolean otherFoldersHold() {
    return true;
  }

  /** Makes what was written to other folders count, just before the stage's own takes its place. */
  default void commit() {}

  /** Deletes what was written to other folders, as the stage has failed. */
  default void discard() {}

  /** Checks the inputs and says what they are. */
  List<InputEntry> inputs(InputCheck check) throws IOException;

  /** Whether what a killed run left in the stage's folder helps the next one to go on. */
  default boolean resumes() {
    return false;
  }

  /** Tells where the output is being written, before {@link #start}. */
  default void begin(String folder) {}

  /** Reads the inputs, after {@link #inputs}; nothing is computed yet. */
  Execution start(SparkSession spark, StageProgress progress) throws IOException;

  /** A stage that was started. */
  interface Execution {
    /** The stage's output columns and the removal, one row for each document that came in. */
    Dataset<Row> result();

    /**
     * In how many files the result is to be laid out by id; 0 where the result's own partitions are
     * the same at every run and become the files.
     */
    int files();

    /** Whether the ledger keeps the result's partitions as the data does, so that no row moves. */
    default boolean keepsLayout() {
      return false;
    }

    /** See {@link io.mimodata.document.spark.StageTransform#isReadAgain}. */
    default boolean isReadAgain() {
      return keepsLayout();
    }

    /** Column by which a row of the result is known in the input; null values stand for the id. */
    String inputIdColumn();

    /** Column that is true in rows beyond the first of an input document, or null. */
    default String additionalColumn() {
      return null;
    }

    /** Whether rows with a removal still carry the text and spans that they came in with. */
    boolean keepsTextOfRemoved();

    /**
     * Documents that came in, counted apart from the result; valid once the result is materialised.
     */
    long documentsIn();

    /** Sum of the hashes of the ids that came in ({@link Counts#idsOut} of the inputs), or null. */
    String idsIn();

    /** Figures of this stage alone. */
    Map<String, Object> details(Dataset<Row> result);

    /** Writes what the stage makes beside its documents. */
    void writeSideOutputs(Dataset<Row> result, String folder);
  }
}
