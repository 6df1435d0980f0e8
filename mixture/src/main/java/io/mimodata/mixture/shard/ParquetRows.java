package io.mimodata.mixture.shard;

import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT32;

import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Types;

/**
 * Token rows in Parquet: {@code input_ids}, the ids of a row; {@code document_lengths}, the lengths
 * of the documents or parts of documents in it and of the padding at its end, which sum to the
 * row's; and where a stage has one {@code loss_mask}, 1 for each id that is to be learned.
 */
final class ParquetRows {
  static final String FOLDER = "parquet";
  static final String INPUT_IDS = "input_ids";
  static final String DOCUMENT_LENGTHS = "document_lengths";
  static final String LOSS_MASK = "loss_mask";

  /** Key in a file's metadata; a change of the columns' meaning gets a new number. */
  static final String VERSION_KEY = "mimodata.tokens.version";

  static final String VERSION = "1";

  private static final MessageType WITHOUT_MASK = schema(INPUT_IDS, DOCUMENT_LENGTHS);
  private static final MessageType WITH_MASK = schema(INPUT_IDS, DOCUMENT_LENGTHS, LOSS_MASK);

  private ParquetRows() {}

  static MessageType schema(boolean masked) {
    return masked ? WITH_MASK : WITHOUT_MASK;
  }

  private static MessageType schema(String... lists) {
    Types.GroupBuilder<MessageType> schema = Types.buildMessage();
    for (String list : lists) {
      schema = schema.requiredList().requiredElement(INT32).named(list);
    }
    return schema.named("tokens");
  }
}
