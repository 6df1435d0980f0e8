package io.mimodata.dedup.spark;

import io.mimodata.dedup.DedupConfig;
import io.mimodata.dedup.Level;
import io.mimodata.dedup.fingerprint.FingerprintBlock;
import io.mimodata.dedup.index.Dump;
import io.mimodata.dedup.index.IndexFolder;
import io.mimodata.dedup.packed.KeyBlock;
import io.mimodata.document.Columns;
import io.mimodata.document.spark.InternalRows;
import io.mimodata.document.spark.Schemas;
import io.mimodata.document.spark.StageTransform;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
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
 *   <li>{@link FrequentLines}: where the configuration asks for it, lines that come again in many
 *       of the documents that are kept are counted.
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

  /** Keys of one file of an index: some 8 MB. */
  private static final long KEYS_OF_RANGE = 1_000_000;

  /** Some 500 MB of heap. */
  private static final long MOST_EDGES_OF_TASK = 5_000_000;

  private final DedupConfig config;

  /** Path of the index; null if there is none. */
  private final String indexPath;

  private IndexFolder index;
  private String input;
  private List<Dump> earlierDumps = List.of();

  /** Adds the dump that was written; null if there is none. */
  private Runnable addition;

  private Decisions.Figures figures = Decisions.Figures.NONE;

  /** Null if lines are not looked at. */
  private FrequentLines.Figures lineFigures;

  public DedupStage(DedupConfig config) {
    this(config, null);
  }

  /**
   * Deduplicates against earlier dumps, too, and adds the documents to them.
   *
   * @param index path of a folder; one that does not exist is made
   */
  public DedupStage(DedupConfig config, String index) {
    this.config = config;
    this.indexPath = index;
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
    int forEvidence = config.verifyExactly() ? (indexPath == null ? 1 : 2) : 0;
    return 2 + forEvidence + (config.hostLineLimit() > 0 ? 1 : 0);
  }

  @Override
  public boolean keepsTextOfRemoved() {
    // Of texts that lose lines, the figures before are not known.
    return config.hostLineLimit() == 0;
  }

  @Override
  public boolean keepsLayout() {
    return true;
  }

  @Override
  public List<String> otherFolders() {
    return indexPath == null ? List.of() : List.of(indexPath);
  }

  @Override
  public void commit() {
    if (addition != null) {
      addition.run();
    }
  }

  @Override
  public void discard() {
    if (index != null) {
      index.discard();
    }
  }

  @Override
  public boolean otherFoldersHold() {
    return index == null || index.has(input);
  }

  /** The dumps of the index that came before this one. */
  @Override
  public Map<String, String> otherInputs(String content, Configuration hadoop) {
    if (indexPath == null) {
      return Map.of();
    }
    input = content;
    index = IndexFolder.open(indexPath, config, hadoop);
    earlierDumps = index.before(content);
    Map<String, String> contents = new LinkedHashMap<>();
    for (int i = 0; i < earlierDumps.size(); i++) {
      contents.put(index.folder(i + 1).toString(), earlierDumps.get(i).content());
    }
    return contents;
  }

  /** Runs everything but the last step, which the rows of the result wait for. */
  @Override
  public Dataset<Row> apply(Dataset<Row> documents) {
    if (indexPath != null && index == null) {
      throw new IllegalStateException("otherInputs has to be called before");
    }
    Configuration hadoop = documents.sparkSession().sparkContext().hadoopConfiguration();
    EarlierDumps earlier = new EarlierDumps(index, earlierDumps, hadoop);
    Broadcast<EarlierDumps> files =
        JavaSparkContext.fromSparkContext(documents.sparkSession().sparkContext())
            .broadcast(earlier);
    JavaRDD<FingerprintBlock> fingerprints =
        Fingerprints.of(documents, config).persist(StorageLevel.DISK_ONLY());
    try {
      List<Long> sizes = sizes(fingerprints);
      DocumentNumbers numbers = new DocumentNumbers(earlier.sizes(), sizes);
      JavaRDD<Tuple2<Integer, byte[]>> verdicts = verdicts(documents, fingerprints, files, numbers);
      return Verdicts.addTo(documents, verdicts, numbers, lines(documents, verdicts, numbers));
    } finally {
      fingerprints.unpersist();
    }
  }

  private JavaRDD<Tuple2<Integer, byte[]>> verdicts(
      Dataset<Row> documents,
      JavaRDD<FingerprintBlock> fingerprints,
      Broadcast<EarlierDumps> earlier,
      DocumentNumbers numbers) {
    boolean adds = index != null && !index.has(input);
    int tasks = tasks(numbers, documents);
    JavaRDD<byte[]> edges =
        Candidates.edges(
                fingerprints,
                numbers,
                tasks,
                (task, count, keys, sink) -> earlier.value().find(task, count, keys, sink))
            .persist(StorageLevel.MEMORY_AND_DISK());
    boolean exactly = config.verifyExactly() && config.has(Level.NEAR);
    JavaRDD<InternalRow> texts = exactly ? InternalRows.of(documents, Columns.TEXT) : null;
    Decisions decisions =
        new Clusters(config, numbers, earlier, fingerprints, texts, adds, tasks)
            .decide(new Components(tasks, MOST_EDGES_OF_TASK).of(edges, numbers));
    figures = decisions.figures();
    JavaRDD<Tuple2<Integer, byte[]>> verdicts =
        decisions.verdicts().persist(StorageLevel.MEMORY_AND_DISK());
    verdicts.count();
    if (adds) {
      IndexWriter writer =
          new IndexWriter(documents.sparkSession(), numbers, earlierDumps.size() + 1, fingerprints);
      Path folder = index.newFolder();
      int ranges = powerOfTwo(1 + numbers.documents() * keysOfDocument() / KEYS_OF_RANGE);
      JavaRDD<Tuple2<Integer, byte[]>> listings = decisions.listings();
      writer.writeKeys(listings, keysOfDocument(), ranges, folder);
      writer.writeDocuments(verdicts, listings, texts, config.ngram(), folder);
      addition = () -> index.add(input, numbers.sizes(), ranges);
    }
    decisions.unpersist();
    edges.unpersist();
    return verdicts;
  }

  /** Blocks of lines that documents lose; null if they lose none. */
  private JavaRDD<Tuple2<Integer, byte[]>> lines(
      Dataset<Row> documents, JavaRDD<Tuple2<Integer, byte[]>> verdicts, DocumentNumbers numbers) {
    if (config.hostLineLimit() == 0) {
      return null;
    }
    FrequentLines lines = new FrequentLines(documents, verdicts, numbers, config.hostLineLimit());
    lineFigures = lines.figures();
    return lines.byPartition().persist(StorageLevel.MEMORY_AND_DISK());
  }

  /** Figures: {@link DedupFigures}. */
  @Override
  public Map<String, Object> details(Dataset<Row> result) {
    Integer earlier = indexPath == null ? null : earlierDumps.size();
    return new DedupFigures(config, figures, earlier, lineFigures).of(result);
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

  /** Keys of a document, at most. */
  private int keysOfDocument() {
    return (config.has(Level.NEAR) ? config.bands() : 0) + 2;
  }

  private int tasks(DocumentNumbers numbers, Dataset<Row> documents) {
    long enough = 1 + numbers.documents() * keysOfDocument() / KEYS_OF_TASK;
    int cores = documents.sparkSession().sparkContext().defaultParallelism();
    int tasks = (int) Math.min(KeyBlock.MOST_TASKS, Math.max(cores, enough));
    // An index has its keys in powers of two, too: each task reads whole files of it.
    return index == null ? tasks : powerOfTwo(tasks);
  }

  /** The smallest one that is not less, but at most {@link KeyBlock#MOST_TASKS}. */
  private static int powerOfTwo(long number) {
    long power = number <= 1 ? 1 : Long.highestOneBit(number - 1) << 1;
    return (int) Math.min(KeyBlock.MOST_TASKS, power);
  }
}
