package io.mimodata.jobs.stage;

import com.fasterxml.jackson.databind.JsonNode;
import io.mimodata.document.Columns;
import io.mimodata.document.Sha256;
import io.mimodata.document.StageException;
import io.mimodata.document.spark.Schemas;
import io.mimodata.document.spark.StageTransform;
import io.mimodata.jobs.progress.StageProgress;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/** A stage that reads the folders of earlier stages. */
public final class TransformJob implements StageJob {
  /** Compressed bytes of input for each output file. */
  private static final long BYTES_PER_FILE = 64L << 20;

  /** Up to this size an input in few files is spread over the cores before the work starts. */
  private static final long SPREAD_BYTES = 512L << 20;

  private static final long MORE_THAN_A_FILE = 1L << 50;

  private final StageTransform transform;
  private final JsonNode configuration;
  private final List<StageFolder> folders;
  private final List<Manifest> manifests = new ArrayList<>();

  /**
   * @param configuration resolved, everything that the transform's result depends on
   * @param folders of the input stages; columns that only some have are null in the others
   */
  public TransformJob(StageTransform transform, JsonNode configuration, List<StageFolder> folders) {
    this.transform = transform;
    this.configuration = configuration;
    this.folders = List.copyOf(folders);
  }

  @Override
  public String name() {
    return transform.name();
  }

  @Override
  public JsonNode configuration() {
    return configuration;
  }

  @Override
  public StructType outputSchema() {
    return transform.outputSchema();
  }

  @Override
  public List<StageFolder> otherFolders() {
    Configuration hadoop = folders.get(0).fileSystem().getConf();
    return transform.otherFolders().stream().map(path -> StageFolder.at(path, hadoop)).toList();
  }

  @Override
  public void commit() {
    transform.commit();
  }

  @Override
  public void discard() {
    transform.discard();
  }

  @Override
  public boolean resumes() {
    return transform.resumes();
  }

  @Override
  public void begin(String folder) {
    transform.begin(folder);
  }

  @Override
  public boolean otherFoldersHold() {
    return transform.otherFoldersHold();
  }

  @Override
  public List<InputEntry> inputs(InputCheck check) throws IOException {
    manifests.clear();
    List<InputEntry> entries = new ArrayList<>();
    for (StageFolder folder : folders) {
      Manifest manifest = check.require(folder);
      manifests.add(manifest);
      entries.add(
          new InputEntry(folder.path().toString(), folder.manifestSha256(), manifest.content()));
    }
    String content =
        Sha256.hex(Json.bytes(entries.stream().map(InputEntry::content).sorted().toList()));
    transform
        .otherInputs(content, folders.get(0).fileSystem().getConf())
        .forEach((path, hash) -> entries.add(new InputEntry(path, null, hash)));
    return entries;
  }

  @Override
  public Execution start(SparkSession spark, StageProgress progress) {
    Dataset<Row> documents = documents(spark);
    long rows = manifests.stream().mapToLong(m -> m.counts().out()).sum();
    long bytes =
        manifests.stream()
            .flatMap(m -> m.files().stream())
            .filter(f -> f.path().startsWith(StageFolder.DATA + "/"))
            .mapToLong(FileEntry::bytes)
            .sum();
    progress.expectRows(rows, transform.passes());
    int cores = spark.sparkContext().defaultParallelism();
    if (!transform.keepsLayout()
        && bytes < SPREAD_BYTES
        && documents.rdd().getNumPartitions() < (transform.isCostly() ? 2 * cores : cores)
        && rows > 2L * cores) {
      documents = documents.repartition(4 * cores, documents.col(Columns.ID));
    }
    String idsIn =
        manifests.stream()
            .map(m -> new BigDecimal(m.counts().idsOut()))
            .reduce(BigDecimal.ZERO, BigDecimal::add)
            .toPlainString();
    int files = transform.keepsLayout() ? 0 : (int) Math.min(100_000, 1 + bytes / BYTES_PER_FILE);
    return new TransformExecution(
        transform, documents, transform.apply(documents), files, rows, idsIn);
  }

  /** The documents of all inputs, after {@link #inputs}. */
  public Dataset<Row> documents(SparkSession spark) {
    Dataset<Row> documents = null;
    SparkSession reader = transform.keepsLayout() ? readerOfWholeFiles(spark) : spark;
    for (StageFolder folder : folders) {
      Dataset<Row> part = read(reader, folder);
      documents = documents == null ? part : documents.unionByName(part, true);
    }
    if (folders.size() > 1) {
      refuseSharedIds(documents);
    }
    return documents;
  }

  /** A session whose partitions are the input's files, whatever the cores and settings are. */
  private static SparkSession readerOfWholeFiles(SparkSession spark) {
    SparkSession session = spark.newSession();
    session.conf().set("spark.sql.files.maxPartitionBytes", MORE_THAN_A_FILE);
    session.conf().set("spark.sql.files.openCostInBytes", MORE_THAN_A_FILE);
    return session;
  }

  /** One folder holds each id once; two may hold the same documents, read twice under one name. */
  private void refuseSharedIds(Dataset<Row> documents) {
    List<Row> shared =
        documents.groupBy(Columns.ID).count().filter("count > 1").limit(1).collectAsList();
    if (!shared.isEmpty()) {
      throw new StageException(
          "The document %s is in more than one input of '%s' (%s): they were read from the same files under the same source name. Leave one of them out"
              .formatted(
                  shared.get(0).getString(0),
                  name(),
                  String.join(", ", folders.stream().map(StageFolder::display).toList())));
    }
  }

  private Dataset<Row> read(SparkSession spark, StageFolder folder) {
    Dataset<Row> part = spark.read().parquet(folder.file(StageFolder.DATA).toString());
    List<String> differences = Schemas.differences(transform.inputSchema(), part.schema());
    if (!differences.isEmpty()) {
      throw new StageException(
          "%s can't be the input of the stage '%s': %s. Name the output of the stage before it"
              .formatted(folder.display(), name(), String.join("; ", differences)));
    }
    return part;
  }

  private record TransformExecution(
      StageTransform transform,
      Dataset<Row> documents,
      Dataset<Row> result,
      int files,
      long documentsIn,
      String idsIn)
      implements Execution {
    @Override
    public boolean keepsLayout() {
      return transform.keepsLayout();
    }

    @Override
    public boolean isReadAgain() {
      return transform.isReadAgain();
    }

    @Override
    public String inputIdColumn() {
      return transform.inputIdColumn();
    }

    @Override
    public String additionalColumn() {
      return transform.additionalColumn();
    }

    @Override
    public boolean keepsTextOfRemoved() {
      return transform.keepsTextOfRemoved();
    }

    @Override
    public Map<String, Object> details(Dataset<Row> materialised) {
      return transform.details(materialised);
    }

    @Override
    public void writeSideOutputs(Dataset<Row> materialised, String folder) {
      transform.writeSideOutputs(documents, materialised, folder);
    }
  }
}
