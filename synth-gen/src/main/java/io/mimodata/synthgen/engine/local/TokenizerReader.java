package io.mimodata.synthgen.engine.local;

import io.mimodata.synthgen.mimo.text.ModelTokenizer;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.Optional;

/** Reads the tokenizer of a model's folder; empty where the folder has none. */
@FunctionalInterface
public interface TokenizerReader extends Serializable {
  Optional<ModelTokenizer> read(Path folder);
}
