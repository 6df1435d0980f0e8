package io.mimodata.ingest.warc;

import io.mimodata.document.Reason;

/** What stands next in a WARC: a record, or damage. */
sealed interface WarcEntry permits WarcEntry.Damage, RecordCursor.FoundRecord {
  /**
   * Bytes that are no whole record; reading goes on behind them.
   *
   * @param label where they start, for the path of the ledger row
   * @param isWholeFile whether no record was found in the file at all
   * @param reason for the ledger
   * @param detail for the ledger
   */
  record Damage(String label, boolean isWholeFile, Reason reason, String detail)
      implements WarcEntry {}
}
