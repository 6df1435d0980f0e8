package io.mimodata.mixture.tokenize;

import io.mimodata.document.StageException;
import java.io.IOException;
import java.io.Serializable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * All that is needed to build one tokenizer on another machine: the driver reads a tokenizer file
 * once and sends it, so that workers need not see its path. Immutable.
 */
public final class TokenizerSource implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final ConcurrentMap<String, Tokenizer> BUILT = new ConcurrentHashMap<>();

  /** Null for the built-in vocabulary. */
  private final TokenizerFile file;

  private TokenizerSource(TokenizerFile file) {
    this.file = file;
  }

  /**
   * Reads what the spec names.
   *
   * @throws StageException if the file can't be read, is no tokenizer or lacks the control token
   */
  public static TokenizerSource read(TokenizerSpec spec, Configuration configuration) {
    if (spec.path() == null) {
      return new TokenizerSource(null);
    }
    Path path = new Path(spec.path());
    byte[] bytes;
    try {
      FileSystem files = path.getFileSystem(configuration);
      try (FSDataInputStream in = files.open(path)) {
        bytes = in.readAllBytes();
      }
    } catch (IOException e) {
      throw new StageException(
          "The tokenizer %s can't be read (%s); set mixture.tokenizer.path to a tokenizer.json or a file of ranks"
              .formatted(spec.path(), e.getMessage()),
          e);
    }
    return new TokenizerSource(
        RankFile.isOne(bytes) ? RankFile.parse(bytes, spec) : HuggingFaceFile.parse(bytes, spec));
  }

  /**
   * The tokenizer, built at this JVM's first call and shared.
   *
   * @throws StageException if the file asks for what its engine can't do
   */
  public Tokenizer tokenizer() {
    return file == null
        ? Tokenizers.qwen2()
        : BUILT.computeIfAbsent(file.fingerprint(), key -> file.build());
  }
}
