package io.mimodata.filter.spark;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.input_file_name;

import io.mimodata.document.Sha256;
import io.mimodata.document.StageException;
import io.mimodata.document.contamination.ContaminationIndex;
import io.mimodata.document.contamination.EvaluationFile;
import io.mimodata.document.spark.Schemas;
import io.mimodata.document.spark.StageTransform;
import io.mimodata.filter.FilterConfig;
import io.mimodata.filter.tagger.TaggerPanel;
import io.mimodata.filter.tagger.TaggerSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.SerializableConfiguration;

/**
 * Tags every document, decides about it by the policy, and looks for evaluation sets in it.
 *
 * <p>{@link #apply} reads the evaluation sets on the driver and sends their n-grams to the
 * executors; each file of documents is worked on by one task, in one pass, without a shuffle. The
 * tags are kept beside the stage's folder by the input's files, so that a run with another policy
 * asks no tagger.
 */
public final class FilterStage implements StageTransform {
  private static final String FILE = "file";

  private final FilterConfig config;
  private final List<TaggerSource> taggers;
  private final String tagFolder;
  private final String programVersion;
  private final ToLongFunction<String> tokens;
  private ContaminationIndex contamination;

  /**
   * @param tagFolder where tags are kept from run to run; null for nowhere
   * @param programVersion changes whenever the same taggers may tag otherwise
   * @param tokens counts the tokens of a text, for the report's estimates
   */
  public FilterStage(
      FilterConfig config,
      List<TaggerSource> taggers,
      String tagFolder,
      String programVersion,
      ToLongFunction<String> tokens) {
    this.config = config;
    this.taggers = List.copyOf(taggers);
    this.tagFolder = tagFolder;
    this.programVersion = programVersion;
    this.tokens = tokens;
    this.contamination = new ContaminationIndex.Builder(config.decontaminateWords()).build();
  }

  @Override
  public String name() {
    return "filter";
  }

  @Override
  public StructType inputSchema() {
    return Schemas.DEDUPED;
  }

  @Override
  public StructType outputSchema() {
    return Schemas.FILTERED;
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
  public boolean isReadAgain() {
    return false;
  }

  @Override
  public Dataset<Row> apply(Dataset<Row> documents) {
    JavaSparkContext context =
        JavaSparkContext.fromSparkContext(documents.sparkSession().sparkContext());
    Configuration hadoop = context.hadoopConfiguration();
    contamination = readEvaluationSets(hadoop);
    Broadcast<ContaminationIndex> shared = context.broadcast(contamination);
    Map<String, List<String>> wordLists = WordListFiles.read(config.wordLists(), hadoop);
    String tags = tagFolder == null ? null : tagFolder + "/" + revision(wordLists);
    if (tags == null || !isFolder(tags, hadoop)) {
      taggers.forEach(TaggerSource::check);
    }
    List<Column> columns = new ArrayList<>();
    Arrays.stream(Schemas.DEDUPED.fieldNames()).forEach(name -> columns.add(col(name)));
    columns.add(input_file_name().as(FILE));
    return documents
        .select(columns.toArray(Column[]::new))
        .mapPartitions(
            new FilterTask(
                config, taggers, shared, wordLists, tags, new SerializableConfiguration(hadoop)),
            Encoders.row(Schemas.withRemoval(Schemas.FILTERED)));
  }

  /** Figures: {@link FilterFigures}. */
  @Override
  public Map<String, Object> details(Dataset<Row> result) {
    return new FilterFigures(contamination, tokens).of(result);
  }

  /** Stands for all that decides the tags of a text. */
  private String revision(Map<String, List<String>> wordLists) {
    String parts =
        String.join(
            "\n",
            programVersion,
            TaggerPanel.revision(taggers),
            config.repair().toString(),
            config.published().toString(),
            wordLists.toString());
    return Sha256.hex(parts.getBytes(UTF_8)).substring(0, 16);
  }

  private static boolean isFolder(String folder, Configuration hadoop) {
    Path path = new Path(folder);
    try {
      return path.getFileSystem(hadoop).exists(path);
    } catch (IOException e) {
      throw new StageException(
          "The folder of tags %s can't be looked at (%s): correct filter.tags, or set filter.keep_tags=false"
              .formatted(folder, e.getMessage()),
          e);
    }
  }

  private ContaminationIndex readEvaluationSets(Configuration hadoop) {
    ContaminationIndex.Builder index = new ContaminationIndex.Builder(config.decontaminateWords());
    for (String file : config.decontaminate()) {
      EvaluationFile.addTo(index, file, "filter.decontaminate", hadoop);
    }
    return index.build();
  }
}
