package io.mimodata.dedup.spark;

import io.mimodata.dedup.DedupConfig;
import io.mimodata.dedup.Level;
import io.mimodata.dedup.fingerprint.FingerprintBlock;
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
  /** Keys (some 25 bytes of heap each) that one task looks at. */
  private static final long KEYS_OF_TASK = 8_000_000;

  /** More would cut what each task reads from another into crumbs. */
  private static final int MOST_TASKS = 1 << 14;

  /** Some 1.2 GB of heap. */
  private static final long MOST_EDGES_OF_TASK = 20_000_000;

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
    return 2;
  }

  @Override
  public boolean keepsTextOfRemoved() {
    return true;
  }

  @Override
  public boolean keepsLayout() {
    return true;
  }

  @Override
  public Dataset<Row> apply(Dataset<Row> documents) {
    JavaRDD<FingerprintBlock> fingerprints =
        Fingerprints.of(documents, config).persist(StorageLevel.MEMORY_AND_DISK());
    DocumentNumbers numbers = new DocumentNumbers(sizes(fingerprints));
    int keys = (config.has(Level.NEAR) ? config.bands() : 0) + 2;
    int tasks = tasks(numbers.documents() * keys, documents);
    Components components = new Components(tasks, MOST_EDGES_OF_TASK);
    JavaRDD<byte[]> edges = Candidates.edges(fingerprints, numbers, tasks);
    Clusters clusters =
        new Clusters(config, numbers, fingerprints, components.of(edges, numbers), tasks);
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
    fingerprints.unpersist();
    return Verdicts.addTo(documents, verdicts, numbers);
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
    return (int) Math.min(MOST_TASKS, Math.max(cores, enough));
  }
}
