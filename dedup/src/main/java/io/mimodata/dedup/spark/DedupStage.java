package io.mimodata.dedup.spark;

import io.mimodata.dedup.DedupConfig;
import io.mimodata.dedup.Level;
import io.mimodata.dedup.fingerprint.FingerprintBlock;
import io.mimodata.dedup.packed.KeyBlock;
import io.mimodata.dedup.packed.PackedReader;
import io.mimodata.document.Columns;
import io.mimodata.document.spark.InternalRows;
import io.mimodata.document.spark.Schemas;
import io.mimodata.document.spark.StageTransform;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;
import scala.Tuple2;

/**
 * Removes duplicates: equal canonical URLs, then equal texts, then nearly equal texts.
 *
 * <ol>
 *   <li>{@link Fingerprints}: the text is read once; what is left of it are some 250 bytes a
 *       document.
 *   <li>{@link Candidates}: the keys of all levels go to the tasks that look for equal ones.
 *   <li>{@link Components}: documents that keys connect, directly or by way of others.
 *   <li>{@link Clusters}: the members of each component meet, and all levels are run over them.
 *   <li>{@link Verdicts}: go back to the documents, which are read again and have not moved.
 * </ol>
 *
 * <p>A cluster is what duplicates connect over all levels. Its id is that of its best document by
 * the configuration's {@code keep_by}. It may keep others that are not like that one; every removal
 * names the document that it duplicates in {@code duplicate_of}.
 */
public final class DedupStage implements StageTransform {
  /** Keys (up to 50 bytes of heap each) that one task looks at. */
  private static final long KEYS_OF_TASK = 8_000_000;

  /** Some 500 MB of heap. */
  private static final long MOST_EDGES_OF_TASK = 5_000_000;

  private final DedupConfig config;
  private long candidatePairs;

  public DedupStage(DedupConfig config) {
    this.config = config;
  }

  @Override
  public String name() {
    return "dedup";
  }

  @Override
  public StructType inputSchema() {
    return Schemas.EXTRACTED;
  }

  @Override
  public StructType outputSchema() {
    return Schemas.DEDUPED;
  }

  @Override
  public int passes() {
    return config.verifyExactly() ? 3 : 2;
  }

  @Override
  public boolean keepsTextOfRemoved() {
    return true;
  }

  @Override
  public boolean keepsLayout() {
    return true;
  }

  /** Runs everything but the last step, which the rows of the result wait for. */
  @Override
  public Dataset<Row> apply(Dataset<Row> documents) {
    JavaRDD<FingerprintBlock> fingerprints =
        Fingerprints.of(documents, config).persist(StorageLevel.DISK_ONLY());
    try {
      DocumentNumbers numbers = new DocumentNumbers(sizes(fingerprints));
      return Verdicts.addTo(documents, verdicts(documents, fingerprints, numbers), numbers);
    } finally {
      fingerprints.unpersist();
    }
  }

  private JavaRDD<Tuple2<Integer, byte[]>> verdicts(
      Dataset<Row> documents, JavaRDD<FingerprintBlock> fingerprints, DocumentNumbers numbers) {
    int keys = (config.has(Level.NEAR) ? config.bands() : 0) + 2;
    int tasks = tasks(numbers.documents() * keys, documents);
    JavaRDD<byte[]> edges =
        Candidates.edges(fingerprints, numbers, tasks).persist(StorageLevel.MEMORY_AND_DISK());
    JavaRDD<Tuple2<Integer, byte[]>> components =
        new Components(tasks, MOST_EDGES_OF_TASK).of(edges, numbers);
    Clusters clusters = new Clusters(config, numbers, fingerprints, components, tasks);
    JavaRDD<Tuple2<Integer, byte[]>> decided =
        (config.verifyExactly()
                ? clusters.exactVerdicts(InternalRows.of(documents, Columns.TEXT))
                : clusters.verdicts())
            .persist(StorageLevel.MEMORY_AND_DISK());
    int partitions = numbers.partitions();
    candidatePairs =
        decided
            .filter(block -> block._1() == partitions)
            .map(block -> new PackedReader(block._2()).varint())
            .fold(0L, Long::sum);
    JavaRDD<Tuple2<Integer, byte[]>> verdicts =
        Blocks.shuffle(decided.filter(block -> block._1() < partitions), partitions)
            .persist(StorageLevel.MEMORY_AND_DISK());
    verdicts.count();
    decided.unpersist();
    edges.unpersist();
    return verdicts;
  }

  /** Figures: {@link DedupFigures}. */
  @Override
  public Map<String, Object> details(Dataset<Row> result) {
    return new DedupFigures(config, candidatePairs).of(result);
  }

  private static List<Long> sizes(JavaRDD<FingerprintBlock> fingerprints) {
    return fingerprints
        .mapPartitions(
            blocks -> {
              long size = 0;
              while (blocks.hasNext()) {
                size += blocks.next().size();
              }
              return List.of(size).iterator();
            })
        .collect();
  }

  private static int tasks(long keys, Dataset<Row> documents) {
    long enough = 1 + keys / KEYS_OF_TASK;
    int cores = documents.sparkSession().sparkContext().defaultParallelism();
    return (int) Math.min(KeyBlock.MOST_TASKS, Math.max(cores, enough));
  }
}
