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
  private final HuggingFaceFile file;

  private TokenizerSource(HuggingFaceFile file) {
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
    try {
      FileSystem files = path.getFileSystem(configuration);
      try (FSDataInputStream in = files.open(path)) {
        return new TokenizerSource(
            HuggingFaceFile.parse(spec.path(), in.readAllBytes(), spec.eod()));
      }
    } catch (IOException e) {
      throw new StageException(
          "The tokenizer %s can't be read (%s); set mixture.tokenizer.path to a tokenizer.json"
              .formatted(spec.path(), e.getMessage()),
          e);
    }
  }

  /** The tokenizer, built at this JVM's first call and shared. */
  public Tokenizer tokenizer() {
    return file == null
        ? Tokenizers.qwen2()
        : BUILT.computeIfAbsent(file.fingerprint(), key -> build(file));
  }

  /** Our own engine where it knows what the file asks for. */
  private static Tokenizer build(HuggingFaceFile file) {
    Tokenizer own = BytePairFile.read(file);
    return own == null ? new FileTokenizer(file) : own;
  }
}
