package io.mimodata.synthgen.mimo.sample;

import io.mimodata.document.StageException;
import io.mimodata.synthgen.mimo.kernel.Exponential;
import java.util.Arrays;
import java.util.PriorityQueue;

/** What a network says of the next token: a number for each id, in a stretch of an array. */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Logits(float[] values, int at, int size) {
  /**
   * The id with the largest number, the lowest of several.
   *
   * @throws StageException if there is no largest finite number: what came before has overflowed
   */
  public int largest() {
    int best = 0;
    for (int id = 1; id < size; id++) {
      if (values[at + id] > values[at + best]) {
        best = id;
      }
    }
    if (!Float.isFinite(values[at + best])) {
      throw new StageException(
          "The model gives %s for the next token; its weights are damaged, or too large for 32-bit floats"
              .formatted(values[at + best]));
    }
    return best;
  }

  /** Natural logarithm of an id's probability, before any rule of sampling. */
  public double logProbability(int id) {
    float largest = values[at + largest()];
    double sum = 0;
    for (int i = at; i < at + size; i++) {
      sum += Exponential.of(values[i] - largest);
    }
    return values[at + id] - (double) largest - Math.log(sum);
  }

  /**
   * With the repetition penalty of the ids that are there already.
   *
   * @param ids the first {@code count} of which are the text so far
   */
  Logits penalised(double penalty, int[] ids, int count) {
    if (penalty == 1) {
      return this;
    }
    float[] changed = Arrays.copyOfRange(values, at, at + size);
    int[] distinct = Arrays.stream(ids, 0, count).distinct().toArray();
    for (int id : distinct) {
      changed[id] = (float) (changed[id] > 0 ? changed[id] / penalty : changed[id] * penalty);
    }
    return new Logits(changed, 0, size);
  }

  /** The probabilities that a rule leaves, which is not greedy. */
  Distribution distribution(SamplingRule rule) {
    float largest = values[at + largest()];
    float inverse = (float) Math.min(Float.MAX_VALUE, 1 / rule.temperature());
    float[] weights = new float[size];
    for (int id = 0; id < size; id++) {
      weights[id] = Exponential.of((values[at + id] - largest) * inverse);
    }
    float least = (float) rule.minP();
    if (rule.topK() > 0 && rule.topK() < size) {
      least = Math.max(least, weightOfRank(weights, rule.topK()));
    }
    double total = 0;
    int candidates = 0;
    for (float weight : weights) {
      if (weight >= least) {
        total += weight;
        candidates++;
      }
    }
    if (rule.topK() > 0 && candidates > rule.topK()) {
      // Of several that weigh as much as the last, some are too many.
      total -= (double) least * (candidates - rule.topK());
    }
    // All that weigh less than this are together less than what topP leaves out.
    float negligible = rule.topP() < 1 ? (float) ((1 - rule.topP()) * total / size) : 0;
    least = Math.max(least, negligible);
    int[] ids = new int[size];
    int count = 0;
    for (int id = 0; id < size; id++) {
      if (weights[id] >= least) {
        ids[count++] = id;
      }
    }
    return normalised(likeliest(Arrays.copyOf(ids, count), weights, total, rule), weights);
  }

  /** The weight of which, in descending order, a number of tokens has as much or more. */
  private static float weightOfRank(float[] weights, int rank) {
    PriorityQueue<Float> highest = new PriorityQueue<>();
    for (float weight : weights) {
      if (highest.size() < rank) {
        highest.add(weight);
      } else if (weight > highest.peek()) {
        highest.poll();
        highest.add(weight);
      }
    }
    return highest.peek();
  }

  /** The first {@code topK} tokens, and of these the first with a probability of {@code topP}. */
  private static int[] likeliest(int[] ids, float[] weights, double total, SamplingRule rule) {
    int limit = rule.topK() == 0 ? ids.length : Math.min(rule.topK(), ids.length);
    if (rule.topP() == 1 && limit == ids.length) {
      return ids;
    }
    // Descending weight, then ascending id, in one number: weights are positive floats.
    long[] order = new long[ids.length];
    for (int i = 0; i < ids.length; i++) {
      order[i] = ((long) ~Float.floatToRawIntBits(weights[ids[i]]) << 32) | ids[i];
    }
    Arrays.sort(order);
    double sum = 0;
    int count = 0;
    while (count < limit && (count == 0 || sum < rule.topP() * total)) {
      sum += weights[(int) order[count++]];
    }
    return Arrays.stream(order, 0, count).mapToInt(place -> (int) place).sorted().toArray();
  }

  private static Distribution normalised(int[] ids, float[] weights) {
    double sum = 0;
    for (int id : ids) {
      sum += weights[id];
    }
    double[] probabilities = new double[ids.length];
    for (int i = 0; i < ids.length; i++) {
      probabilities[i] = weights[ids[i]] / sum;
    }
    return new Distribution(ids, probabilities);
  }
}
