package io.mimodata.synthgen.mimo.network;

import io.mimodata.synthgen.mimo.kernel.Matrix;

/**
 * Weights of a layer for multi-token prediction: from a position's hidden state and the next token
 * it foretells the token after that. It shares the embedding table and the output matrix.
 *
 * @param input of {@code [hidden, 2 * hidden]}: the hidden state's columns, then the token's
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record MtpLayer(
    float[] hiddenNorm, float[] tokenNorm, Matrix input, Block block, float[] finalNorm) {
  static MtpLayer read(WeightReader reader) {
    String prefix = "model.mtp_layers.0.";
    int hidden = reader.config().hiddenSize();
    return new MtpLayer(
        reader.vector(prefix + "hidden_layernorm.weight", hidden),
        reader.vector(prefix + "token_layernorm.weight", hidden),
        reader.matrix(prefix + "input_proj.weight", hidden, 2 * hidden),
        Block.read(reader, prefix),
        reader.vector(prefix + "final_layernorm.weight", hidden));
  }
}
