package io.mimodata.benchmarks.runtime;

import io.mimodata.synthgen.mimo.kernel.F16Matrix;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Writes the synthetic model as llama.cpp reads it: a file in the GGUF format, version 3, of the
 * architecture {@code qwen2}, without the layer for multi-token prediction. Tokens are spelled as
 * {@link Ids} spells them.
 */
final class GgufFile {
  /** How matrices are stored; vectors are floats. */
  enum Type {
    F16(1, 1),
    Q8_0(8, 7);

    private final int tensorType;
    private final int fileType;

    Type(int tensorType, int fileType) {
      this.tensorType = tensorType;
      this.fileType = fileType;
    }

    /** Bytes of so many weights. */
    long bytes(long weights) {
      return this == F16 ? Short.BYTES * weights : weights / BLOCK * (Short.BYTES + BLOCK);
    }
  }

  private static final int MAGIC = 0x46554747;
  private static final int VERSION = 3;
  private static final int ALIGNMENT = 32;
  private static final int FLOATS = 0;
  private static final int BLOCK = 32;
  private static final int LARGEST = 127;

  /** Types of values in the header. */
  private static final int UINT32 = 4;

  private static final int INT32 = 5;
  private static final int FLOAT32 = 6;
  private static final int BOOL = 7;
  private static final int STRING = 8;
  private static final int ARRAY = 9;

  /** Types of tokens. */
  private static final int NORMAL = 1;

  private static final int USER_DEFINED = 4;

  private final ByteSink out;
  private final Type type;

  private GgufFile(ByteSink out, Type type) {
    this.out = out;
    this.type = type;
  }

  static void write(SyntheticModel model, Type type, Path file) throws IOException {
    List<SyntheticModel.Tensor> tensors =
        model.tensors().stream().filter(tensor -> tensor.ggufName() != null).toList();
    try (ByteSink out = new ByteSink(file)) {
      GgufFile gguf = new GgufFile(out, type);
      gguf.writeHeader(tensors);
      for (SyntheticModel.Tensor tensor : tensors) {
        out.alignTo(ALIGNMENT);
        gguf.writeValues(tensor);
      }
      out.alignTo(ALIGNMENT);
    }
  }

  private void writeHeader(List<SyntheticModel.Tensor> tensors) throws IOException {
    out.put(MAGIC);
    out.put(VERSION);
    out.put((long) tensors.size());
    out.put(20L);
    text("general.architecture", "qwen2");
    text("general.name", "synthetic");
    number("general.file_type", type.fileType);
    number("general.quantization_version", 2);
    number("qwen2.block_count", SyntheticModel.LAYERS);
    number("qwen2.context_length", SyntheticModel.POSITIONS);
    number("qwen2.embedding_length", SyntheticModel.HIDDEN);
    number("qwen2.feed_forward_length", SyntheticModel.MIDDLE);
    number("qwen2.attention.head_count", SyntheticModel.HEADS);
    number("qwen2.attention.head_count_kv", SyntheticModel.KEY_VALUE_HEADS);
    number("qwen2.rope.freq_base", SyntheticModel.ROPE_THETA);
    number("qwen2.attention.layer_norm_rms_epsilon", SyntheticModel.NORM_EPSILON);
    writeTokenizer();
    long offset = 0;
    for (SyntheticModel.Tensor tensor : tensors) {
      out.put(tensor.ggufName());
      out.put(tensor.isVector() ? 1 : 2);
      out.put((long) tensor.columns());
      if (!tensor.isVector()) {
        out.put((long) tensor.rows());
      }
      out.put(tensor.isVector() ? FLOATS : type.tensorType);
      out.put(offset);
      long bytes = tensor.isVector() ? Float.BYTES * tensor.length() : type.bytes(tensor.length());
      offset += (bytes + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    }
  }

  /** The first tokens are found in prompts as they are spelled; nothing else is ever merged. */
  private void writeTokenizer() throws IOException {
    text("tokenizer.ggml.model", "gpt2");
    text("tokenizer.ggml.pre", "qwen2");
    array("tokenizer.ggml.tokens", STRING, SyntheticModel.VOCABULARY);
    for (int id = 0; id < SyntheticModel.VOCABULARY; id++) {
      out.put(Ids.spell(id));
    }
    array("tokenizer.ggml.token_type", INT32, SyntheticModel.VOCABULARY);
    for (int id = 0; id < SyntheticModel.VOCABULARY; id++) {
      out.put(id < Ids.OF_PROMPTS ? USER_DEFINED : NORMAL);
    }
    array("tokenizer.ggml.merges", STRING, 1);
    out.put("< 0");
    number("tokenizer.ggml.bos_token_id", SyntheticModel.VOCABULARY - 1);
    number("tokenizer.ggml.eos_token_id", SyntheticModel.VOCABULARY - 1);
    out.put("tokenizer.ggml.add_bos_token");
    out.put(BOOL);
    out.put((byte) 0);
  }

  private void text(String key, String value) throws IOException {
    out.put(key);
    out.put(STRING);
    out.put(value);
  }

  private void number(String key, int value) throws IOException {
    out.put(key);
    out.put(UINT32);
    out.put(value);
  }

  private void number(String key, float value) throws IOException {
    out.put(key);
    out.put(FLOAT32);
    out.put(value);
  }

  private void array(String key, int elementType, long length) throws IOException {
    out.put(key);
    out.put(ARRAY);
    out.put(elementType);
    out.put(length);
  }

  private void writeValues(SyntheticModel.Tensor tensor) throws IOException {
    float[] row = new float[tensor.columns()];
    for (int r = 0; r < tensor.rows(); r++) {
      tensor.values().read(r, row);
      if (tensor.isVector()) {
        for (float value : row) {
          out.put(value);
        }
      } else if (type == Type.F16) {
        for (float value : row) {
          out.put(F16Matrix.nearest(value));
        }
      } else {
        for (int at = 0; at < row.length; at += BLOCK) {
          writeBlock(row, at);
        }
      }
    }
  }

  private void writeBlock(float[] row, int at) throws IOException {
    float largest = 0;
    for (int i = at; i < at + BLOCK; i++) {
      largest = Math.max(largest, Math.abs(row[i]));
    }
    float scale = largest / LARGEST;
    float inverse = scale == 0 ? 0 : 1 / scale;
    out.put(F16Matrix.nearest(scale));
    for (int i = at; i < at + BLOCK; i++) {
      out.put((byte) Math.round(row[i] * inverse));
    }
  }
}
