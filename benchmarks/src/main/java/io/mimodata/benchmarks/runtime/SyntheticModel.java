package io.mimodata.benchmarks.runtime;

import io.mimodata.synthgen.mimo.kernel.RowSource;
import java.util.ArrayList;
import java.util.List;

/**
 * A model of half a billion parameters that nobody trained, for measuring: MiMo's architecture with
 * one layer for multi-token prediction, 438 million weights read a token.
 *
 * <p>All matrices are dense and random. On top of that the embedding table and the output matrix
 * are made for each other, so that the model has something to say: behind token {@code t} comes
 * {@code t + 1}, with a probability that all layers have a part in. The layer for multi-token
 * prediction hands the next token's embedding on, the first half of it only, and so foretells its
 * successor; but a quarter of the tokens, spread at random, have their own mark in the second half
 * alone and the mark of another token in the first, so that what is foretold behind them is wrong.
 *
 * <p>Each weight is a whole number up to 254 times a power of two: the same in BF16 and F16.
 */
final class SyntheticModel {
  static final int VOCABULARY = 71_680;
  static final int HIDDEN = 1024;
  static final int MIDDLE = 4096;
  static final int LAYERS = 24;
  static final int HEADS = 16;
  static final int KEY_VALUE_HEADS = 4;
  static final int HEAD_SIZE = 64;
  static final int POSITIONS = 4096;
  static final float ROPE_THETA = 640_000;
  static final float NORM_EPSILON = 1e-5f;

  private static final float SMALL = 0x1p-12f;
  private static final float EMBEDDED = 0x1p-6f;
  private static final float BIAS = 0x1p-9f;
  private static final int HALF = HIDDEN / 2;

  /** One of so many tokens is one whose successor is not foretold. */
  private static final int SURPRISING = 4;

  private final List<Tensor> tensors = new ArrayList<>();

  /**
   * A tensor of the model.
   *
   * @param name in a checkpoint
   * @param ggufName in llama.cpp's file, null where it has none of it
   * @param rows 1 of a vector
   * @param isVector whether it has one dimension only
   */
  record Tensor(
      String name, String ggufName, int rows, int columns, boolean isVector, RowSource values) {
    long length() {
      return (long) rows * columns;
    }
  }

  SyntheticModel() {
    add("model.embed_tokens.weight", "token_embd.weight", VOCABULARY, HIDDEN, this::embedding);
    for (int layer = 0; layer < LAYERS; layer++) {
      addBlock("model.layers." + layer + ".", "blk." + layer + ".");
    }
    addNorm("model.norm.weight", "output_norm.weight");
    add("lm_head.weight", "output.weight", VOCABULARY, HIDDEN, this::output);
    String mtp = "model.mtp_layers.0.";
    addNorm(mtp + "token_layernorm.weight", null);
    addNorm(mtp + "hidden_layernorm.weight", null);
    addNorm(mtp + "final_layernorm.weight", null);
    add(mtp + "input_proj.weight", null, HIDDEN, 2 * HIDDEN, this::input);
    addBlock(mtp, null);
  }

  List<Tensor> tensors() {
    return tensors;
  }

  private void addBlock(String prefix, String gguf) {
    addNorm(prefix + "input_layernorm.weight", gguf(gguf, "attn_norm.weight"));
    addProjection(prefix, "self_attn.q_proj", gguf, "attn_q", HEADS * HEAD_SIZE, true);
    addProjection(prefix, "self_attn.k_proj", gguf, "attn_k", KEY_VALUE_HEADS * HEAD_SIZE, true);
    addProjection(prefix, "self_attn.v_proj", gguf, "attn_v", KEY_VALUE_HEADS * HEAD_SIZE, true);
    addProjection(prefix, "self_attn.o_proj", gguf, "attn_output", HIDDEN, false);
    addNorm(prefix + "post_attention_layernorm.weight", gguf(gguf, "ffn_norm.weight"));
    addProjection(prefix, "mlp.gate_proj", gguf, "ffn_gate", MIDDLE, false);
    addProjection(prefix, "mlp.up_proj", gguf, "ffn_up", MIDDLE, false);
    addNoise(prefix + "mlp.down_proj.weight", gguf(gguf, "ffn_down.weight"), HIDDEN, MIDDLE);
  }

  private void addProjection(
      String prefix, String name, String ggufPrefix, String ggufName, int rows, boolean biased) {
    addNoise(prefix + name + ".weight", gguf(ggufPrefix, ggufName + ".weight"), rows, HIDDEN);
    if (biased) {
      String bias = gguf(ggufPrefix, ggufName + ".bias");
      addVector(prefix + name + ".bias", bias, rows, noise -> noise * BIAS);
    }
  }

  private static String gguf(String prefix, String name) {
    return prefix == null ? null : prefix + name;
  }

  private void addNorm(String name, String ggufName) {
    addVector(name, ggufName, HIDDEN, noise -> 1 + (noise >> 4) / 128f);
  }

  private interface Scaling {
    float of(int noise);
  }

  private void addVector(String name, String ggufName, int length, Scaling scaling) {
    int seed = tensors.size();
    RowSource values =
        (row, out) -> {
          for (int i = 0; i < length; i++) {
            out[i] = scaling.of(noise(seed, 0, i));
          }
        };
    tensors.add(new Tensor(name, ggufName, 1, length, true, values));
  }

  private void addNoise(String name, String ggufName, int rows, int columns) {
    int seed = tensors.size();
    add(name, ggufName, rows, columns, (row, out) -> fill(seed, row, 0, columns, SMALL, out));
  }

  private void add(String name, String ggufName, int rows, int columns, RowSource values) {
    tensors.add(new Tensor(name, ggufName, rows, columns, false, values));
  }

  private void embedding(int token, float[] out) {
    boolean surprising = isSurprising(token);
    fill(0, surprising ? mistakenFor(token) : token, 0, HALF, EMBEDDED, out);
    fill(0, token, HALF, HIDDEN, EMBEDDED, out);
  }

  /** What tells the token before. */
  private void output(int token, float[] out) {
    int before = (token + VOCABULARY - 1) % VOCABULARY;
    boolean surprising = isSurprising(before);
    fill(0, before, 0, HALF, surprising ? 0 : SMALL, out);
    fill(0, before, HALF, HIDDEN, surprising ? 2 * SMALL : SMALL, out);
  }

  /** Noise, and the first half of the token's embedding as it is. */
  private void input(int row, float[] out) {
    fill(tensors.size(), row, 0, 2 * HIDDEN, SMALL, out);
    if (row < HALF) {
      out[HIDDEN + row] = 1;
    }
  }

  private static boolean isSurprising(int token) {
    return Long.remainderUnsigned(mix(token), SURPRISING) == 0;
  }

  private static int mistakenFor(int token) {
    int other = (token + VOCABULARY / 2) % VOCABULARY;
    while (isSurprising(other)) {
      other = (other + 1) % VOCABULARY;
    }
    return other;
  }

  private static void fill(int seed, int row, int from, int to, float scale, float[] out) {
    for (int column = from; column < to; column += Long.BYTES) {
      long eight = eight(seed, row, column);
      for (int i = 0; i < Long.BYTES; i++) {
        out[column + i] = Math.max(-Byte.MAX_VALUE, (byte) (eight >>> (Byte.SIZE * i))) * scale;
      }
    }
  }

  private static int noise(int seed, int row, int column) {
    long eight = eight(seed, row, column);
    return Math.max(-Byte.MAX_VALUE, (byte) (eight >>> (column % Long.BYTES * Byte.SIZE)));
  }

  private static long eight(int seed, int row, int column) {
    return mix(((long) seed << 44) + ((long) row << 20) + column / Long.BYTES);
  }

  /** The finaliser of SplitMix64. */
  private static long mix(long value) {
    long z = (value + 1) * 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
