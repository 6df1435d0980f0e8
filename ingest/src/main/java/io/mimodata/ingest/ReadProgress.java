package io.mimodata.ingest;

/** Takes note of what a task reads, while it reads. */
public interface ReadProgress extends RecordTally {
  /** Bytes of input were read, as stored. */
  void readBytes(long bytes);

  /** A record became a document or a ledger row. */
  void readRecord();
}
