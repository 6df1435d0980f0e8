package io.mimodata.ingest.spark;

import io.mimodata.ingest.ReadProgress;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.spark.SparkContext;
import org.apache.spark.util.LongAccumulator;

/**
 * What has been read so far, from all tasks. The records are counted by task, so that the books can
 * rest on them; the other figures are for progress and report: in them a task that Spark has to run
 * twice counts twice.
 */
public final class IngestCounters implements ReadProgress, Serializable {
  /** Name of the accumulator of records. */
  public static final String RECORDS = "ingest: records";

  /** Name of the accumulator of bytes. */
  public static final String BYTES = "ingest: bytes";

  private static final long serialVersionUID = 1L;

  private final LongAccumulator records;
  private final CountByTask recordsByTask = new CountByTask();
  private final LongAccumulator bytes;
  private final LongAccumulator warcinfo;
  private final LongAccumulator requests;
  private final LongAccumulator metadata;

  IngestCounters(SparkContext context) {
    context.register(recordsByTask, "ingest: records by task");
    records = context.longAccumulator(RECORDS);
    bytes = context.longAccumulator(BYTES);
    warcinfo = context.longAccumulator("ingest: warcinfo records");
    requests = context.longAccumulator("ingest: request records");
    metadata = context.longAccumulator("ingest: metadata records");
  }

  /** Records that became a document or a ledger row. */
  public long recordsRead() {
    return recordsByTask.sum();
  }

  /** Bytes of input, as stored; in the end those of the whole plan. */
  public long bytesRead() {
    return bytes.sum();
  }

  /** Records of WARCs that are about others and hold no document, by type. */
  public Map<String, Long> recordsPassedOver() {
    Map<String, Long> byType = new LinkedHashMap<>();
    byType.put("warcinfo", warcinfo.sum());
    byType.put("request", requests.sum());
    byType.put("metadata", metadata.sum());
    return byType;
  }

  @Override
  public void readRecord() {
    records.add(1L);
    recordsByTask.add(1L);
  }

  @Override
  public void readBytes(long count) {
    bytes.add(count);
  }

  @Override
  public void passedOver(String type) {
    switch (type) {
      case "warcinfo" -> warcinfo.add(1L);
      case "request" -> requests.add(1L);
      case "metadata" -> metadata.add(1L);
      default ->
          throw new IllegalArgumentException("Only records about others are passed over: " + type);
    }
  }
}
