package io.mimodata.ingest;

/** Takes note of records that are no documents, such as a crawler's requests. */
@FunctionalInterface
public interface RecordTally {
  /**
   * A record was passed over.
   *
   * @param type as the file names it, such as {@code warcinfo}
   */
  void passedOver(String type);
}
