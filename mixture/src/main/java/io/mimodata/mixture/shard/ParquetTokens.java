package io.mimodata.mixture.shard;

import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT32;

import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Types;

/**
 * Token rows in Parquet: {@code input_ids}, the ids of a row, and {@code document_lengths}, the
 * lengths of the documents in it, which sum to the row's. Here each document is one row.
 */
final class ParquetTokens {
  static final String EXTENSION = ".parquet";
  static final String INPUT_IDS = "input_ids";
  static final String DOCUMENT_LENGTHS = "document_lengths";

  /** Key in a file's metadata; a change of the columns' meaning gets a new number. */
  static final String VERSION_KEY = "mimodata.tokens.version";

  static final String VERSION = "1";

  static final MessageType SCHEMA =
      Types.buildMessage()
          .requiredList()
          .requiredElement(INT32)
          .named(INPUT_IDS)
          .requiredList()
          .requiredElement(INT32)
          .named(DOCUMENT_LENGTHS)
          .named("tokens");

  private ParquetTokens() {}
}
