package io.mimodata.synthgen.mimo.network;

import io.mimodata.synthgen.mimo.checkpoint.ModelConfig;
import io.mimodata.synthgen.mimo.kernel.Matrix;

/**
 * Weights of a decoder layer.
 *
 * @param attentionNorm before attention
 * @param query of {@code [heads * headSize, hidden]}; key and value of {@code [keyValueHeads *
 *     headSize, hidden]}
 * @param queryBias one number a row, 0 where the model has no biases; likewise of key and value
 * @param output of {@code [hidden, heads * headSize]}
 * @param feedForwardNorm before the feed-forward network
 * @param gate of {@code [intermediate, hidden]}; likewise up
 * @param down of {@code [hidden, intermediate]}
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Block(
    float[] attentionNorm,
    Matrix query,
    Matrix key,
    Matrix value,
    float[] queryBias,
    float[] keyBias,
    float[] valueBias,
    Matrix output,
    float[] feedForwardNorm,
    Matrix gate,
    Matrix up,
    Matrix down) {

  static Block read(WeightReader reader, String prefix) {
    ModelConfig config = reader.config();
    int hidden = config.hiddenSize();
    int queries = config.querySize();
    int keys = config.keyValueSize();
    int middle = config.intermediateSize();
    String attention = prefix + "self_attn.";
    return new Block(
        reader.vector(prefix + "input_layernorm.weight", hidden),
        reader.matrix(attention + "q_proj.weight", queries, hidden),
        reader.matrix(attention + "k_proj.weight", keys, hidden),
        reader.matrix(attention + "v_proj.weight", keys, hidden),
        reader.bias(attention + "q_proj.bias", queries),
        reader.bias(attention + "k_proj.bias", keys),
        reader.bias(attention + "v_proj.bias", keys),
        reader.matrix(attention + "o_proj.weight", hidden, queries),
        reader.vector(prefix + "post_attention_layernorm.weight", hidden),
        reader.matrix(prefix + "mlp.gate_proj.weight", middle, hidden),
        reader.matrix(prefix + "mlp.up_proj.weight", middle, hidden),
        reader.matrix(prefix + "mlp.down_proj.weight", hidden, middle));
  }

  /** Bytes that a pass over one token reads. */
  long bytes() {
    return query.bytes()
        + key.bytes()
        + value.bytes()
        + output.bytes()
        + gate.bytes()
        + up.bytes()
        + down.bytes();
  }
}
