package io.mimodata.filter.tagger.linear;

import io.mimodata.document.StageException;
import io.mimodata.filter.tagger.Dimension;
import io.mimodata.filter.tagger.Tagger;
import io.mimodata.filter.tagger.TaggerSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.EnumSet;
import java.util.Set;

/**
 * Opens a linear model wherever documents are. The default one lies on the class path and is read
 * there; another travels as bytes. Immutable and thread-safe.
 */
public final class LinearTaggerSource implements TaggerSource {
  /** Where the model that comes with the project lies. */
  public static final String DEFAULT = "/io/mimodata/filter/tagger/default.model";

  private static final long serialVersionUID = 1L;

  /** Null for the default. */
  private final byte[] file;

  private final String model;
  private final String revision;
  private final boolean tellsDomain;
  private final Set<Dimension> dimensions;
  private transient volatile LinearModel opened;

  private LinearTaggerSource(byte[] file, LinearModel read) {
    this.file = file;
    this.model = read.name() + " " + read.version();
    this.revision = read.revision();
    this.tellsDomain = !read.outputs().domains().isEmpty();
    Set<Dimension> graded = EnumSet.noneOf(Dimension.class);
    graded.addAll(read.outputs().dimensions());
    this.dimensions = Set.copyOf(graded);
    this.opened = read;
  }

  /** The model that comes with the project. */
  public static LinearTaggerSource ofDefault() {
    return new LinearTaggerSource(null, readDefault());
  }

  /**
   * A model by the bytes of its file.
   *
   * @throws StageException if they are no model that can be read
   */
  public static LinearTaggerSource of(byte[] file) {
    return new LinearTaggerSource(file.clone(), readBytes(file));
  }

  private static LinearModel readDefault() {
    try (InputStream in = LinearTaggerSource.class.getResourceAsStream(DEFAULT)) {
      if (in == null) {
        throw new StageException("The default model is not on the class path: " + DEFAULT);
      }
      return LinearModel.read(in);
    } catch (IOException e) {
      throw new StageException("Cannot read the default model: " + DEFAULT, e);
    }
  }

  private static LinearModel readBytes(byte[] file) {
    try {
      return LinearModel.read(new ByteArrayInputStream(file));
    } catch (IOException e) {
      throw new StageException("Cannot read a model", e);
    }
  }

  @Override
  public String model() {
    return model;
  }

  @Override
  public String revision() {
    return revision;
  }

  @Override
  public boolean tellsDomain() {
    return tellsDomain;
  }

  @Override
  public Set<Dimension> dimensions() {
    return dimensions;
  }

  @Override
  public Tagger open() {
    LinearModel read = opened;
    if (read == null) {
      read = file == null ? readDefault() : readBytes(file);
      if (!read.revision().equals(revision)) {
        throw new StageException(
            "The default model must be the same on all machines, of revision %s, cannot be: %s"
                .formatted(revision, read.revision()));
      }
      opened = read;
    }
    return new LinearTagger(read);
  }
}
