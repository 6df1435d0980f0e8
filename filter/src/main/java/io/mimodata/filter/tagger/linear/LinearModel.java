package io.mimodata.filter.tagger.linear;

import io.mimodata.filter.tagger.TaggerDocument;
import io.mimodata.filter.tagger.Tags;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A trained model. Immutable and thread-safe; {@link LinearTagger} has the buffers that tagging
 * needs.
 *
 * @param name of letters, digits, points, hyphens and underscores
 * @param version of the same
 * @param languages BCP 47 tags of the texts that it was trained on
 * @param manifest JSON object: how and of what it was trained
 * @param revision SHA-256 of the file
 */
public record LinearModel(
    String name,
    String version,
    List<String> languages,
    String manifest,
    FeatureSpace space,
    WordTopics topics,
    Weights weights,
    Outputs outputs,
    String revision) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

  public LinearModel {
    languages = List.copyOf(languages);
    if (!NAME.matcher(name).matches() || !NAME.matcher(version).matches()) {
      throw new IllegalArgumentException(
          "Name and version must be letters, digits and any of ._-, cannot be: %s %s"
              .formatted(name, version));
    }
    if (weights.rows() != space.rows() || weights.outputs() != outputs.size()) {
      throw new IllegalArgumentException(
          "Weights must be of %d features and %d outputs, cannot be: %d and %d"
              .formatted(space.rows(), outputs.size(), weights.rows(), weights.outputs()));
    }
  }

  /**
   * Reads a model file.
   *
   * @throws io.mimodata.document.StageException if it is none, damaged, or of a version that this
   *     program does not know
   */
  public static LinearModel read(InputStream in) throws IOException {
    return ModelFile.read(in);
  }

  /** The bytes of its file; the revision is not in them. */
  public byte[] toFile() {
    return ModelFile.write(this);
  }

  /** The features of a document, valid until the next one is read by the same builder. */
  static FeatureRow features(FeatureReader reader, RowBuilder builder, TaggerDocument document) {
    reader.read(document.title(), document.text(), builder);
    return builder.finish(document.signals()::get);
  }

  /** What scores say. */
  Tags tags(float[] scores) {
    return outputs.tags(scores);
  }
}
