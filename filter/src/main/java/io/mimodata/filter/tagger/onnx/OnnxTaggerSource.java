package io.mimodata.filter.tagger.onnx;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mimodata.document.Sha256;
import io.mimodata.document.StageException;
import io.mimodata.filter.tagger.Dimension;
import io.mimodata.filter.tagger.Tagger;
import io.mimodata.filter.tagger.TaggerSource;
import java.nio.file.Path;
import java.util.Set;

/**
 * A classifier in a folder that all machines see under the same path. ONNX Runtime must be on the
 * class path where it is opened.
 */
public final class OnnxTaggerSource implements TaggerSource {
  private static final long serialVersionUID = 1L;
  private static final String LIBRARY = "ai.onnxruntime.OrtEnvironment";

  /** Batches that are sorted by length together. */
  private static final int SORTED_BATCHES = 4;

  private final String folder;
  private final OnnxSettings settings;
  private final TextEncoderReader encoders;
  private final String revision;

  private OnnxTaggerSource(
      String folder, OnnxSettings settings, TextEncoderReader encoders, String revision) {
    this.folder = folder;
    this.settings = settings;
    this.encoders = encoders;
    this.revision = revision;
  }

  /**
   * Reads all files of the folder, to know their revision, but does not load the network.
   *
   * @throws StageException if one is missing, or the settings don't fit the model's labels
   */
  public static OnnxTaggerSource of(
      Path folder, OnnxSettings settings, TextEncoderReader encoders) {
    ClassifierFolder files = ClassifierFolder.read(folder);
    // Throws if the labels don't fit.
    new OutputReader(settings.mapping(), files.labels());
    String revision = Sha256.hex((files.revision() + "\n" + settings).getBytes(UTF_8));
    return new OnnxTaggerSource(folder.toString(), settings, encoders, revision);
  }

  @Override
  public String model() {
    Path name = Path.of(folder).toAbsolutePath().normalize().getFileName();
    return name + " " + revision.substring(0, 8);
  }

  @Override
  public String revision() {
    return revision;
  }

  @Override
  public boolean tellsDomain() {
    return settings.mapping() instanceof LabelMapping.ToDomain;
  }

  @Override
  public Set<Dimension> dimensions() {
    return settings.mapping() instanceof LabelMapping.ToGrade grade
        ? Set.of(grade.dimension())
        : Set.of();
  }

  @Override
  public int batchSize() {
    return settings.batchSize() * SORTED_BATCHES;
  }

  /** Looks for ONNX Runtime; the network is loaded where documents are. */
  @Override
  public void check() {
    try {
      Class.forName(LIBRARY, false, OnnxTaggerSource.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new StageException(
          "The tagger %s needs ONNX Runtime, which this program does not bring: start it with --packages com.microsoft.onnxruntime:onnxruntime:1.22.0, or --jars and its file"
              .formatted(folder));
    }
  }

  @Override
  public Tagger open() {
    check();
    ClassifierFolder files = ClassifierFolder.read(Path.of(folder));
    return new OnnxTagger(files, settings, encoders.read(files.path()));
  }
}
