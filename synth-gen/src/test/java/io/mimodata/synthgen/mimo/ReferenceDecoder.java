package io.mimodata.synthgen.mimo;

import io.mimodata.synthgen.mimo.Safetensors.Tensor;
import io.mimodata.synthgen.mimo.ToyModel.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The decoder once more in 64 bits and without a cache: all positions anew for each token, as the
 * definition has it.
 */
final class ReferenceDecoder {
  private static final double EPSILON = 1e-5;
  private static final double THETA = 640_000;
  private static final String MTP = "model.mtp_layers.0.";

  private final ToyModel model;
  private final Shape shape;

  ReferenceDecoder(ToyModel model) {
    this.model = model;
    this.shape = model.shape();
  }

  /** Greedy text with one token foretold at a time, and the narrowest choice between two tokens. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Written(int[] ids, int drafted, int accepted, double narrowest) {}

  Written greedy(int[] prompt, int tokens) {
    List<Integer> ids = new ArrayList<>(Arrays.stream(prompt).boxed().toList());
    double[] narrowest = {Double.POSITIVE_INFINITY};
    int limit = prompt.length + tokens;
    ids.add(largest(logits(ids), narrowest));
    int drafted = 0;
    int accepted = 0;
    while (ids.size() < limit) {
      int next = largest(logits(ids), narrowest);
      boolean foretold = shape.mtpLayers() > 0 && largest(foretoldLogits(ids), narrowest) == next;
      ids.add(next);
      drafted += shape.mtpLayers();
      if (foretold) {
        accepted++;
        if (ids.size() < limit) {
          ids.add(largest(logits(ids), narrowest));
        }
      }
    }
    int[] written =
        ids.subList(prompt.length, limit).stream().mapToInt(Integer::intValue).toArray();
    return new Written(written, drafted, accepted, narrowest[0]);
  }

  private static int largest(double[] logits, double[] narrowest) {
    int best = 0;
    for (int id = 1; id < logits.length; id++) {
      best = logits[id] > logits[best] ? id : best;
    }
    for (int id = 0; id < logits.length; id++) {
      if (id != best) {
        narrowest[0] = Math.min(narrowest[0], logits[best] - logits[id]);
      }
    }
    return best;
  }

  /** Of the token behind a text. */
  double[] logits(List<Integer> ids) {
    return logits(states(ids)[ids.size() - 1], "model.norm.weight");
  }

  /** Of the token behind a text, from the hidden states of all but its last token. */
  double[] foretoldLogits(List<Integer> ids) {
    double[][] states = states(ids);
    double[][] inputs = new double[ids.size() - 1][];
    for (int i = 0; i < inputs.length; i++) {
      double[] token = i == 0 ? new double[shape.hidden()] : embedding(ids.get(i + 1));
      double[] pair = new double[2 * shape.hidden()];
      double[] hidden = norm(states[i], MTP + "hidden_layernorm.weight");
      System.arraycopy(hidden, 0, pair, 0, hidden.length);
      token = norm(token, MTP + "token_layernorm.weight");
      System.arraycopy(token, 0, pair, hidden.length, token.length);
      inputs[i] = times(MTP + "input_proj.weight", pair);
    }
    return logits(block(MTP, inputs)[inputs.length - 1], MTP + "final_layernorm.weight");
  }

  private double[] logits(double[] state, String norm) {
    String head = shape.tied() ? "model.embed_tokens.weight" : "lm_head.weight";
    return times(head, norm(state, norm));
  }

  /** Of each position, behind the last layer. */
  private double[][] states(List<Integer> ids) {
    double[][] states = ids.stream().map(this::embedding).toArray(double[][]::new);
    for (int layer = 0; layer < shape.layers(); layer++) {
      states = block("model.layers.%d.".formatted(layer), states);
    }
    return states;
  }

  private double[] embedding(int id) {
    float[] row = model.row("model.embed_tokens.weight", id, shape.hidden());
    double[] wide = new double[row.length];
    Arrays.setAll(wide, i -> row[i]);
    return wide;
  }

  private double[][] block(String prefix, double[][] inputs) {
    int length = inputs.length;
    double[][] queries = new double[length][];
    double[][] keys = new double[length][];
    double[][] values = new double[length][];
    for (int i = 0; i < length; i++) {
      double[] x = norm(inputs[i], prefix + "input_layernorm.weight");
      queries[i] = turned(projected(prefix + "self_attn.q_proj", x), i);
      keys[i] = turned(projected(prefix + "self_attn.k_proj", x), i);
      values[i] = projected(prefix + "self_attn.v_proj", x);
    }
    double[][] outputs = new double[length][];
    for (int i = 0; i < length; i++) {
      double[] attended = attended(queries[i], keys, values, i);
      double[] x = sum(inputs[i], times(prefix + "self_attn.o_proj.weight", attended));
      outputs[i] = sum(x, feedForward(prefix, norm(x, prefix + "post_attention_layernorm.weight")));
    }
    return outputs;
  }

  private double[] attended(double[] query, double[][] keys, double[][] values, int position) {
    int size = shape.headSize();
    double[] out = new double[shape.heads() * size];
    for (int head = 0; head < shape.heads(); head++) {
      int shared = head / (shape.heads() / shape.keyValueHeads());
      double[] weights = new double[position + 1];
      double total = 0;
      for (int p = 0; p <= position; p++) {
        double score = 0;
        for (int d = 0; d < size; d++) {
          score += query[head * size + d] * keys[p][shared * size + d];
        }
        weights[p] = Math.exp(score / Math.sqrt(size));
        total += weights[p];
      }
      for (int p = 0; p <= position; p++) {
        for (int d = 0; d < size; d++) {
          out[head * size + d] += weights[p] / total * values[p][shared * size + d];
        }
      }
    }
    return out;
  }

  private double[] feedForward(String prefix, double[] x) {
    double[] gate = times(prefix + "mlp.gate_proj.weight", x);
    double[] up = times(prefix + "mlp.up_proj.weight", x);
    Arrays.setAll(gate, i -> gate[i] / (1 + Math.exp(-gate[i])) * up[i]);
    return times(prefix + "mlp.down_proj.weight", gate);
  }

  /** Rotary embedding: the two halves of each head are the parts of complex numbers. */
  private double[] turned(double[] x, int position) {
    int size = shape.headSize();
    double[] out = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      int d = i % size;
      int pair = d % (size / 2);
      double angle = position * Math.pow(THETA, -2.0 * pair / size);
      double other = d < size / 2 ? -x[i + size / 2] : x[i - size / 2];
      out[i] = x[i] * Math.cos(angle) + other * Math.sin(angle);
    }
    return out;
  }

  private double[] projected(String name, double[] x) {
    float[] bias = model.tensors().get(name + ".bias").values();
    double[] out = times(name + ".weight", x);
    Arrays.setAll(out, i -> out[i] + bias[i]);
    return out;
  }

  private double[] norm(double[] x, String name) {
    float[] weights = model.tensors().get(name).values();
    double square = 0;
    for (double value : x) {
      square += value * value / x.length;
    }
    double scale = 1 / Math.sqrt(square + EPSILON);
    double[] out = new double[x.length];
    Arrays.setAll(out, i -> x[i] * scale * weights[i]);
    return out;
  }

  private double[] times(String name, double[] x) {
    Tensor matrix = model.tensors().get(name);
    double[] out = new double[matrix.shape()[0]];
    for (int row = 0; row < out.length; row++) {
      for (int column = 0; column < x.length; column++) {
        out[row] += matrix.values()[row * x.length + column] * x[column];
      }
    }
    return out;
  }

  private static double[] sum(double[] a, double[] b) {
    double[] out = new double[a.length];
    Arrays.setAll(out, i -> a[i] + b[i]);
    return out;
  }
}
