package io.mimodata.filter.tagger.onnx;

import java.io.Serializable;
import java.nio.file.Path;

/** Reads the tokenizer of a classifier's folder, wherever the classifier is opened. */
@FunctionalInterface
public interface TextEncoderReader extends Serializable {
  /**
   * Reads {@code tokenizer.json}.
   *
   * @throws io.mimodata.document.StageException if that can't be done
   */
  TextEncoder read(Path folder);
}
