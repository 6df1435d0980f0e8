package io.mimodata.dedup.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.struct;

import io.mimodata.document.Columns;
import org.apache.spark.sql.Column;

/** The column by which the best document of a group is its minimum: rank, then id. */
final class Preference {
  static final String COLUMN = "preference";

  private Preference() {}

  /** Of the columns rank and id. */
  static Column of() {
    return struct(col(Fingerprints.RANK), col(Columns.ID)).as(COLUMN);
  }

  /** The id in a preference. */
  static Column id(String preference) {
    return col(preference).getField(Columns.ID);
  }
}
