package io.mimodata.jobs.stage;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mimodata.document.Columns;
import io.mimodata.document.StageException;
import io.mimodata.document.UsageException;
import io.mimodata.document.spark.Schemas;
import io.mimodata.jobs.progress.ProgressPrinter;
import io.mimodata.jobs.progress.StageProgress;
import io.mimodata.jobs.report.ReportPage;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.apache.hadoop.fs.FSError;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;

/**
 * Runs a stage under the stage contract.
 *
 * <ul>
 *   <li>A folder, and others that the job writes to, are written by one run at a time ({@link
 *       FolderLock}).
 *   <li>Inputs are compared with their manifests before they are read ({@link InputCheck}).
 *   <li>A stage whose key is that of its manifest, and whose files are whole, is skipped.
 *   <li>The result is computed once, and written to a folder beside; data and ledger are laid out
 *       by id, or as the input is, so that their bytes depend on the documents alone.
 *   <li>Documents in = data + ledger, in number and by a sum over their ids; otherwise the stage
 *       fails.
 *   <li>The manifest is written last, then the folder takes its place in one rename.
 * </ul>
 */
public final class StageRunner {
  private static final long LEDGER_ROWS_PER_FILE = 2_000_000;

  private final SparkSession spark;
  private final InputCheck check;
  private final ProgressPrinter printer;

  public StageRunner(SparkSession spark, InputCheck.Depth depth, ProgressPrinter printer) {
    this.spark = spark;
    this.check = new InputCheck(spark, depth);
    this.printer = printer;
  }

  /**
   * Runs a stage, or finds that it need not run.
   *
   * @throws StageException for everything that its user can mend
   */
  public Manifest run(StageJob job, StageFolder folder) throws IOException {
    Deque<FolderLock> locks = new ArrayDeque<>();
    try {
      locks.push(FolderLock.take(folder));
      for (StageFolder other : job.otherFolders()) {
        refuseNested(folder, other);
        locks.push(FolderLock.take(other));
      }
      return runLocked(job, folder, locks);
    } catch (Exception | FSError e) {
      // Spark throws checked exceptions that its Java signatures don't name.
      throw explain(job, folder, e);
    } finally {
      for (FolderLock lock : locks) {
        lock.close();
      }
    }
  }

  /** A folder within another one would be replaced with it. */
  private static void refuseNested(StageFolder folder, StageFolder other) {
    String one = folder.path() + "/";
    String two = other.path() + "/";
    if (one.startsWith(two) || two.startsWith(one)) {
      throw new UsageException(
          "%s and %s must not lie within each other; choose another place for one of them"
              .formatted(folder.display(), other.display()));
    }
  }

  private Manifest runLocked(StageJob job, StageFolder folder, Deque<FolderLock> locks)
      throws IOException {
    JsonNode configuration = job.configuration();
    List<InputEntry> inputs = job.inputs(check);
    String key = Manifest.keyOf(job.name(), CodeVersion.current(), configuration, inputs);
    folder.settle();
    StageFolder work = folder.inProgress();
    if (hasManifest(work, key) && mayReplace(job, folder, key)) {
      // A run was killed between its last write and the rename.
      work.end();
      work.moveTo(folder);
    }
    Optional<Manifest> earlier = finished(job, folder, key);
    if (earlier.isPresent()) {
      printer.skipped(job.name(), earlier.get().counts());
      return earlier.get();
    }
    prepare(job, folder, work, key);
    boolean done = false;
    spark.sparkContext().setJobGroup(job.name(), job.name() + " → " + folder.display(), false);
    try (StageProgress progress = printer.start(job.name(), spark.sparkContext())) {
      Manifest manifest = write(job, work, key, configuration, inputs, progress);
      for (FolderLock lock : locks) {
        lock.requireHeld();
      }
      job.commit();
      work.end();
      work.moveTo(folder);
      check.trust(folder, manifest);
      progress.finish(manifest.counts());
      done = true;
      return manifest;
    } finally {
      spark.sparkContext().clearJobGroup();
      if (!done) {
        if (!job.resumes()) {
          work.delete();
        }
        job.discard();
      }
    }
  }

  /**
   * Makes the folder ready in which the stage is written: empty, or with what an earlier run of the
   * same key left there or, where that is damaged, in the stage's own folder.
   */
  private static void prepare(StageJob job, StageFolder folder, StageFolder work, String key)
      throws IOException {
    if (!job.resumes()) {
      work.delete();
      return;
    }
    if (!work.isOf(key)) {
      work.delete();
      if (folder.exists() && hasManifest(folder, key)) {
        folder.moveTo(work);
      }
    }
    work.beginAnew(key);
    job.begin(work.path().toString());
  }

  /** Whether a folder is absent, or holds this stage with other inputs or settings. */
  private static boolean mayReplace(StageJob job, StageFolder folder, String key)
      throws IOException {
    if (!folder.exists()) {
      return true;
    }
    try {
      Optional<Manifest> old = folder.manifest();
      return old.isPresent()
          && old.get().stage().equals(job.name())
          && !old.get().key().equals(key);
    } catch (StageException e) {
      // Another program's, or damaged: what to do with it is said elsewhere.
      return false;
    }
  }

  /** Whether a folder has the manifest of a run with a key; its files may be damaged since. */
  private static boolean hasManifest(StageFolder work, String key) throws IOException {
    try {
      return work.exists() && work.manifest().map(m -> m.key().equals(key)).orElse(false);
    } catch (StageException | IOException e) {
      // The manifest itself was cut off.
      return false;
    }
  }

  private Optional<Manifest> finished(StageJob job, StageFolder folder, String key)
      throws IOException {
    if (!folder.exists()) {
      return Optional.empty();
    }
    // A manifest that can't be read may be another program's: the folder is never replaced then.
    Optional<Manifest> manifest = folder.manifest();
    if (manifest.isEmpty()) {
      if (folder.isEmpty()) {
        return Optional.empty();
      }
      throw new StageException(
          "%s exists, is not empty and is not the folder of a stage; nothing was touched. Choose another --output, or delete it"
              .formatted(folder.display()));
    }
    if (!manifest.get().stage().equals(job.name())) {
      throw new StageException(
          "%s holds the output of the stage '%s'; nothing was touched. Choose another --output for '%s'"
              .formatted(folder.display(), manifest.get().stage(), job.name()));
    }
    if (!manifest.get().key().equals(key)) {
      printer.note(
          "%s: inputs, configuration or code differ from those of %s; it is made anew"
              .formatted(job.name(), folder.display()));
      return Optional.empty();
    }
    if (!job.otherFoldersHold()) {
      printer.note(
          "%s: what it wrote beside %s is gone; it is made anew"
              .formatted(job.name(), folder.display()));
      return Optional.empty();
    }
    List<String> damage = check.damage(folder, manifest.get());
    if (job.resumes() && !damage.isEmpty() && damage.stream().allMatch(InputCheck::isForeign)) {
      // Its own files are whole; trainers leave indices beside shards.
      printer.note(
          "%s: %s is whole, and has files of others (%s)"
              .formatted(job.name(), folder.display(), damage.get(0)));
      return manifest;
    }
    if (!damage.isEmpty()) {
      printer.note(
          "%s: %s is damaged (%s); %s"
              .formatted(
                  job.name(),
                  folder.display(),
                  damage.get(0),
                  job.resumes() ? "what of it is lost is made anew" : "it is made anew"));
      return Optional.empty();
    }
    return manifest;
  }

  private Manifest write(
      StageJob job,
      StageFolder work,
      String key,
      JsonNode configuration,
      List<InputEntry> inputs,
      StageProgress progress)
      throws IOException {
    Instant start = Instant.now();
    StageJob.Execution execution = job.start(spark, progress);
    Dataset<Row> laidOut = layOut(execution);
    StageFigures.Tap tap =
        new StageFigures.Tap(laidOut, execution.inputIdColumn(), execution.additionalColumn());
    Dataset<Row> result =
        execution.isReadAgain() ? laidOut : tap.rows().persist(StorageLevel.DISK_ONLY());
    try {
      writeData(job, work, execution.isReadAgain() ? tap.rows() : result);
      progress.phase("writing");
      StageFigures figures = tap.figures();
      Counts counts = books(job, execution, figures.cells());
      writeLedger(job, work, result, execution.keepsLayout() ? 0 : files(counts.removed()));
      execution.writeSideOutputs(result, work.path().toString());
      List<String> columns = Arrays.asList(result.columns());
      JsonNode report =
          StageReport.build(
              job.name(),
              counts,
              figures.cells(),
              figures.examples(),
              columns.contains(Columns.SPANS) && execution.keepsTextOfRemoved(),
              columns.contains(Columns.SPANS),
              execution.details(result));
      work.write(StageFolder.REPORT_JSON, Json.bytes(report));
      progress.phase("hashing");
      List<FileEntry> files = FinishedFiles.of(spark, work);
      double seconds = Duration.between(start, Instant.now()).toMillis() / 1000.0;
      ObjectNode timed = report.deepCopy();
      timed.put("seconds", seconds);
      work.write(
          StageFolder.REPORT_HTML, ReportPage.renderStage(timed).getBytes(StandardCharsets.UTF_8));
      Manifest manifest =
          new Manifest(
              Manifest.FORMAT,
              job.name(),
              CodeVersion.current(),
              key,
              configuration,
              inputs,
              counts,
              Manifest.contentOf(files),
              files,
              start.toString(),
              seconds);
      work.writeManifest(manifest);
      return manifest;
    } finally {
      result.unpersist(true);
    }
  }

  private static Dataset<Row> layOut(StageJob.Execution execution) {
    Dataset<Row> result = execution.result();
    return execution.files() == 0
        ? result
        : result.repartition(execution.files(), col(Columns.ID)).sortWithinPartitions(Columns.ID);
  }

  private static Counts books(
      StageJob job, StageJob.Execution execution, List<StageFigures.Cell> cells) {
    long out = sum(cells, cell -> cell.isKept() ? cell.documents() : 0);
    long removed = sum(cells, cell -> cell.isKept() ? 0 : cell.documents());
    long in = execution.documentsIn() + sum(cells, StageFigures.Cell::additional);
    if (in != out + removed) {
      throw new StageException(
          "The books of '%s' do not balance: %,d documents came in, %,d went on and %,d were removed. Nothing was written; if a document is in the inputs twice, take one out"
              .formatted(job.name(), in, out, removed));
    }
    BigDecimal idsIn = sumIds(cells, StageFigures.Cell::idsIn);
    if (execution.idsIn() != null && idsIn.compareTo(new BigDecimal(execution.idsIn())) != 0) {
      throw new StageException(
          "The books of '%s' do not balance: the %,d documents that it accounts for are not those that came in. Nothing was written"
              .formatted(job.name(), in));
    }
    BigDecimal idsOut = sumIds(cells, cell -> cell.isKept() ? cell.idsOut() : BigDecimal.ZERO);
    return new Counts(in, out, removed, idsOut.toPlainString());
  }

  private static long sum(List<StageFigures.Cell> cells, ToLongFunction<StageFigures.Cell> of) {
    return cells.stream().mapToLong(of).sum();
  }

  private static BigDecimal sumIds(
      List<StageFigures.Cell> cells, Function<StageFigures.Cell, BigDecimal> of) {
    return cells.stream().map(of).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private void writeData(StageJob job, StageFolder work, Dataset<Row> result) throws IOException {
    Column[] columns =
        Arrays.stream(job.outputSchema().fieldNames())
            .map(name -> col(name))
            .toArray(Column[]::new);
    writeParquet(
        result.filter(col(Columns.REMOVAL).isNull()).select(columns), work, StageFolder.DATA);
  }

  private static int files(long removed) {
    return (int) (1 + removed / LEDGER_ROWS_PER_FILE);
  }

  /**
   * @param files in which the ledger is to be laid out by id; 0 for the partitions of the result
   */
  private void writeLedger(StageJob job, StageFolder work, Dataset<Row> result, int files)
      throws IOException {
    Dataset<Row> ledger =
        result
            .filter(col(Columns.REMOVAL).isNotNull())
            .withColumn(Columns.STAGE, lit(job.name()))
            .withColumn(Columns.REASON, col("removal.reason"))
            .withColumn(Columns.DETAIL, col("removal.detail"))
            .withColumn(Columns.DUPLICATE_OF, col("removal.duplicate_of"))
            .select(
                Arrays.stream(Schemas.LEDGER.fieldNames())
                    .map(name -> col(name))
                    .toArray(Column[]::new));
    Dataset<Row> laidOut = files == 0 ? ledger : ledger.repartition(files, col(Columns.ID));
    writeParquet(laidOut.sortWithinPartitions(Columns.ID), work, StageFolder.REMOVED);
  }

  private void writeParquet(Dataset<Row> rows, StageFolder work, String folder) throws IOException {
    rows.write().option("compression", "zstd").parquet(work.file(folder).toString());
  }

  private static RuntimeException explain(StageJob job, StageFolder folder, Throwable failure) {
    if (Failures.isDiskFull(failure)) {
      return diskFull(job, folder, failure);
    }
    return Failures.forUser(failure)
        .orElseGet(
            () ->
                new StageException(
                    "The stage '%s' failed: %s".formatted(job.name(), Failures.describe(failure)),
                    failure));
  }

  private static StageException diskFull(StageJob job, StageFolder folder, Throwable failure) {
    return new StageException(
        "The disk is full: %s could not be written, and what was begun there has been %s. Free some space there and in Spark's scratch folder (spark.local.dir), then start the run again: finished stages are kept"
            .formatted(
                folder.display(),
                job.resumes() ? "kept, for the next run to go on with" : "deleted"),
        failure);
  }
}
