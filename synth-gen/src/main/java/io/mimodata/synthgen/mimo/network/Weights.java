package io.mimodata.synthgen.mimo.network;

import io.mimodata.synthgen.mimo.checkpoint.Checkpoint;
import io.mimodata.synthgen.mimo.checkpoint.ModelConfig;
import io.mimodata.synthgen.mimo.checkpoint.WeightForm;
import io.mimodata.synthgen.mimo.kernel.Kernel;
import io.mimodata.synthgen.mimo.kernel.Matrix;
import java.util.List;
import java.util.stream.IntStream;

/**
 * All weights of a model. Immutable.
 *
 * @param head of {@code [vocabulary, hidden]}; the embedding table itself where the two are tied
 * @param mtp null where the model has none
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Weights(
    ModelConfig config,
    Matrix embedding,
    List<Block> blocks,
    float[] finalNorm,
    Matrix head,
    MtpLayer mtp) {

  /**
   * Reads a checkpoint, layers side by side.
   *
   * @throws io.mimodata.document.StageException if a tensor is missing or has another shape
   */
  public static Weights read(Checkpoint checkpoint, WeightForm form, Kernel kernel) {
    ModelConfig config = checkpoint.config();
    WeightReader reader = new WeightReader(checkpoint, form, kernel);
    int vocabulary = config.vocabularySize();
    int hidden = config.hiddenSize();
    Matrix embedding = reader.matrix("model.embed_tokens.weight", vocabulary, hidden);
    return new Weights(
        config,
        embedding,
        IntStream.range(0, config.layers())
            .parallel()
            .mapToObj(layer -> Block.read(reader, "model.layers." + layer + "."))
            .toList(),
        reader.vector("model.norm.weight", hidden),
        config.tiedEmbeddings() ? embedding : reader.matrix("lm_head.weight", vocabulary, hidden),
        config.mtpLayers() > 0 ? MtpLayer.read(reader) : null);
  }

  /** Bytes that a pass over one token reads, without multi-token prediction. */
  public long bytesOfPass() {
    return head.bytes() + blocks.stream().mapToLong(Block::bytes).sum();
  }

  /** Whether the model can foretell the token after the next. */
  public boolean hasMtp() {
    return mtp != null;
  }
}
