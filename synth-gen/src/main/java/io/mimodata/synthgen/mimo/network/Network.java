package io.mimodata.synthgen.mimo.network;

import io.mimodata.synthgen.mimo.checkpoint.ModelConfig;
import io.mimodata.synthgen.mimo.kernel.Kernel;
import io.mimodata.synthgen.mimo.kernel.Matrix;
import io.mimodata.synthgen.mimo.kernel.Vectors;
import io.mimodata.synthgen.mimo.kernel.Workers;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * Passes tokens through a decoder of the Qwen2 family: root-mean-square norm, attention with rotary
 * embedding over grouped heads, norm, SwiGLU; each part added to what it was given. A token's
 * numbers are the same whatever else is in the pass.
 *
 * <p>Works in buffers of its own: one pass at a time, and what it gives is valid until the next.
 */
public final class Network {
  private static final int FEW_ROWS = 2;

  private final Weights weights;
  private final ModelConfig config;
  private final Kernel kernel;
  private final Workers workers;
  private final Multiplier multiplier;
  private final Attention attention;
  private final Rope rope;

  /** Hidden states, one row after another, each of the padded hidden size. */
  private float[] states = {};

  private final int stateStride;
  private final Vectors normed;
  private final Vectors attended;
  private final Vectors middle;
  private final Vectors pairs;
  private final Vectors outputs;
  private float[] queries = {};
  private float[] keys = {};
  private float[] values = {};
  private float[] ups = {};
  private float[] added = {};
  private float[] logits = {};

  public Network(Weights weights, Kernel kernel, Workers workers) {
    this.weights = weights;
    this.config = weights.config();
    this.kernel = kernel;
    this.workers = workers;
    this.multiplier = new Multiplier(kernel, workers);
    this.attention = new Attention(config, kernel);
    this.rope = new Rope(config.headSize(), config.ropeTheta());
    this.stateStride = Matrix.padded(config.hiddenSize());
    this.normed = new Vectors(config.hiddenSize());
    this.attended = new Vectors(config.querySize());
    this.middle = new Vectors(config.intermediateSize());
    this.pairs = new Vectors(2 * config.hiddenSize());
    this.outputs = new Vectors(config.hiddenSize());
  }

  public ModelConfig config() {
    return config;
  }

  /** Whether {@link #foretell} can be called. */
  public boolean hasMtp() {
    return weights.hasMtp();
  }

  /**
   * A pool of pages for sequences of this model.
   *
   * @param bytes of all pages, at most
   */
  public PagePool pool(long bytes, boolean withMtp) {
    return new PagePool(PageLayout.of(config, withMtp && hasMtp()), bytes);
  }

  /** Numbers of a hidden state with its padding. */
  public int stateStride() {
    return stateStride;
  }

  /**
   * Passes tokens through all layers.
   *
   * @return the hidden states behind the last layer, before the last norm: rows of {@link
   *     #stateStride} numbers
   */
  public float[] pass(List<TokenRow> rows) {
    resize(rows.size());
    reservePositions(rows);
    each(
        rows.size(),
        row -> weights.embedding().row(rows.get(row).token(), states, row * stateStride));
    for (int layer = 0; layer < config.layers(); layer++) {
      pass(rows, weights.blocks().get(layer), layer);
    }
    writeLogits(rows, weights.finalNorm());
    return states;
  }

  /**
   * Foretells the token after the next from hidden states and next tokens: the layer for
   * multi-token prediction. {@link TokenRow#token} is the token behind the row's position.
   *
   * @param hidden a row of {@link #stateStride} numbers for each of the rows; not the array that
   *     {@link #pass} returns
   */
  public void foretell(List<TokenRow> rows, float[] hidden) {
    MtpLayer mtp = weights.mtp();
    int size = config.hiddenSize();
    resize(rows.size());
    reservePositions(rows);
    pairs.resize(rows.size());
    each(
        rows.size(),
        row -> {
          TokenRow token = rows.get(row);
          int to = row * pairs.stride();
          norm(hidden, row * stateStride, mtp.hiddenNorm(), pairs.values(), to);
          // The first position has an embedding of zeros, and so has its norm.
          Arrays.fill(states, row * stateStride, (row + 1) * stateStride, 0);
          if (token.position() > 0) {
            weights.embedding().row(token.token(), states, row * stateStride);
          }
          norm(states, row * stateStride, mtp.tokenNorm(), pairs.values(), to + size);
        });
    multiplier.multiply(pairs, new Multiplier.Product(mtp.input(), states));
    pass(rows, mtp.block(), config.layers());
    writeLogits(rows, mtp.finalNorm());
  }

  /** The logits of the last pass: for each row that wanted them, in order, one for each id. */
  public float[] logits() {
    return logits;
  }

  /** From one row's logits to the next's. */
  public int logitsStride() {
    return Matrix.padded(config.vocabularySize());
  }

  private void pass(List<TokenRow> rows, Block block, int layer) {
    int count = rows.size();
    each(count, row -> norm(row, block.attentionNorm(), normed));
    multiplier.multiply(
        normed,
        new Multiplier.Product(block.query(), queries),
        new Multiplier.Product(block.key(), keys),
        new Multiplier.Product(block.value(), values));
    int queryStride = Matrix.padded(config.querySize());
    int keyStride = Matrix.padded(config.keyValueSize());
    each(
        count,
        row -> {
          int position = rows.get(row).position();
          add(queries, row * queryStride, block.queryBias());
          add(keys, row * keyStride, block.keyBias());
          add(values, row * keyStride, block.valueBias());
          rope.rotate(queries, row * queryStride, config.heads(), position);
          rope.rotate(keys, row * keyStride, config.keyValueHeads(), position);
          attention.store(rows.get(row), layer, keys, row * keyStride, values, row * keyStride);
        });
    int heads = config.keyValueHeads();
    workers.run(
        count * heads,
        part -> {
          int row = part / heads;
          attention.attend(
              rows.get(row),
              layer,
              part % heads,
              queries,
              row * queryStride,
              attended.values(),
              row * attended.stride());
        });
    multiplier.multiply(attended, new Multiplier.Product(block.output(), added));
    each(
        count,
        row -> {
          addTo(row);
          norm(row, block.feedForwardNorm(), normed);
        });
    multiplier.multiply(
        normed,
        new Multiplier.Product(block.gate(), middle.values()),
        new Multiplier.Product(block.up(), ups));
    each(
        count,
        row -> {
          int at = row * middle.stride();
          kernel.swiGlu(middle.values(), ups, at, config.intermediateSize());
        });
    multiplier.multiply(middle, new Multiplier.Product(block.down(), added));
    each(count, this::addTo);
  }

  private void writeLogits(List<TokenRow> rows, float[] norm) {
    int wanted = (int) rows.stream().filter(TokenRow::wantsLogits).count();
    if (wanted == 0) {
      return;
    }
    outputs.resize(wanted);
    if (logits.length < wanted * logitsStride()) {
      logits = new float[wanted * logitsStride()];
    }
    int to = 0;
    for (int row = 0; row < rows.size(); row++) {
      if (rows.get(row).wantsLogits()) {
        norm(states, row * stateStride, norm, outputs.values(), to * outputs.stride());
        to++;
      }
    }
    multiplier.multiply(outputs, new Multiplier.Product(weights.head(), logits));
  }

  /** Does something for each row, on all workers where there are many. */
  private void each(int rows, IntConsumer work) {
    if (rows <= FEW_ROWS) {
      for (int row = 0; row < rows; row++) {
        work.accept(row);
      }
    } else {
      workers.run(rows, work);
    }
  }

  private void norm(int row, float[] norm, Vectors out) {
    norm(states, row * stateStride, norm, out.values(), row * out.stride());
  }

  private void norm(float[] x, int at, float[] norm, float[] out, int outAt) {
    float square = kernel.dot(x, at, x, at, norm.length) / norm.length;
    float scale = (float) (1 / Math.sqrt(square + config.normEpsilon()));
    for (int i = 0; i < norm.length; i++) {
      out[outAt + i] = x[at + i] * scale * norm[i];
    }
  }

  private static void add(float[] x, int at, float[] bias) {
    for (int i = 0; i < bias.length; i++) {
      x[at + i] += bias[i];
    }
  }

  private void addTo(int row) {
    int at = row * stateStride;
    for (int i = at; i < at + stateStride; i++) {
      states[i] += added[i];
    }
  }

  private void reservePositions(List<TokenRow> rows) {
    int last = 0;
    for (TokenRow row : rows) {
      last = Math.max(last, row.position());
    }
    rope.reserve(last + 1);
  }

  private void resize(int rows) {
    normed.resize(rows);
    attended.resize(rows);
    middle.resize(rows);
    if (states.length < rows * stateStride) {
      states = new float[rows * stateStride];
      added = new float[rows * stateStride];
      queries = new float[rows * Matrix.padded(config.querySize())];
      keys = new float[rows * Matrix.padded(config.keyValueSize())];
      values = new float[keys.length];
      ups = new float[rows * middle.stride()];
    }
  }
}
