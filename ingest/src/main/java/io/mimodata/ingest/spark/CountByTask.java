package io.mimodata.ingest.spark;

import java.util.HashMap;
import java.util.Map;
import org.apache.spark.TaskContext;
import org.apache.spark.util.AccumulatorV2;

/**
 * A counter that keeps one number for each partition, so that a task that Spark runs twice is
 * counted once: both attempts read the same records, and the larger number is that of a whole
 * attempt.
 */
final class CountByTask extends AccumulatorV2<Long, Map<Integer, Long>> {
  private static final long serialVersionUID = 1L;

  private final HashMap<Integer, Long> counts = new HashMap<>();

  @Override
  public boolean isZero() {
    return counts.isEmpty();
  }

  @Override
  public CountByTask copy() {
    CountByTask copy = new CountByTask();
    copy.counts.putAll(counts);
    return copy;
  }

  @Override
  public void reset() {
    counts.clear();
  }

  /** Adds to the number of the partition that the calling task works on. */
  @Override
  public void add(Long count) {
    counts.merge(TaskContext.getPartitionId(), count, Long::sum);
  }

  @Override
  public void merge(AccumulatorV2<Long, Map<Integer, Long>> other) {
    other.value().forEach((partition, count) -> counts.merge(partition, count, Math::max));
  }

  @Override
  public Map<Integer, Long> value() {
    return counts;
  }

  long sum() {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }
}
