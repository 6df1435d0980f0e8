package io.mimodata.filter.tagger.linear.train;

import io.mimodata.filter.tagger.linear.WordTopics;
import io.mimodata.filter.text.ScannedText;
import io.mimodata.filter.text.TextScanner;
import io.mimodata.filter.text.TokenKind;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/**
 * Makes topics of word vectors: vectors less their mean, brought to length 1, in clusters by
 * spherical k-means (I. S. Dhillon and D. S. Modha, 2001), beginning with vectors at equal
 * distances in the order of the words. No chance is in it.
 */
public final class TopicClustering {
  private static final int PASSES = 15;

  private TopicClustering() {}

  /**
   * Clusters words. A word that a text would not have as one word is left out; of two that are the
   * same to a text, the first counts.
   *
   * @param vectors of each word
   * @throws IllegalArgumentException if there are fewer words than topics
   */
  public static WordTopics cluster(List<String> words, float[][] vectors, int topics) {
    if (topics < 1 || words.size() < topics || vectors.length != words.size()) {
      throw new IllegalArgumentException(
          "Topics must be at least 1 and at most as many as words, cannot be: %d of %d words, %d vectors"
              .formatted(topics, words.size(), vectors.length));
    }
    int[] clusters = clusters(unit(vectors), topics);
    TextScanner scanner = new TextScanner();
    TreeMap<Integer, Short> known = new TreeMap<>();
    for (int i = 0; i < clusters.length; i++) {
      ScannedText word = scanner.scan(words.get(i), List.of());
      if (word.tokens() == 1 && word.kind(0) == TokenKind.WORD) {
        known.putIfAbsent(WordTopics.key(word.hash(0)), (short) clusters[i]);
      }
    }
    int[] keys = known.keySet().stream().mapToInt(x -> x).toArray();
    short[] values = new short[keys.length];
    for (int i = 0; i < keys.length; i++) {
      values[i] = known.get(keys[i]);
    }
    return new WordTopics(keys, values, topics);
  }

  private static float[][] unit(float[][] vectors) {
    int width = vectors[0].length;
    double[] mean = new double[width];
    for (float[] vector : vectors) {
      for (int k = 0; k < width; k++) {
        mean[k] += vector[k] / vectors.length;
      }
    }
    float[][] unit = new float[vectors.length][width];
    for (int i = 0; i < unit.length; i++) {
      for (int k = 0; k < width; k++) {
        unit[i][k] = (float) (vectors[i][k] - mean[k]);
      }
      scale(unit[i]);
    }
    return unit;
  }

  private static void scale(float[] vector) {
    float length = (float) Math.sqrt(dot(vector, vector));
    for (int k = 0; length > 0 && k < vector.length; k++) {
      vector[k] /= length;
    }
  }

  private static int[] clusters(float[][] points, int count) {
    float[][] centres = new float[count][];
    for (int c = 0; c < count; c++) {
      centres[c] = points[(int) ((long) c * points.length / count)].clone();
    }
    int[] clusters = new int[points.length];
    for (int pass = 0; pass < PASSES; pass++) {
      float[][] sums = new float[count][points[0].length];
      int[] sizes = new int[count];
      for (int i = 0; i < points.length; i++) {
        clusters[i] = nearest(points[i], centres);
        sizes[clusters[i]]++;
        float[] sum = sums[clusters[i]];
        for (int k = 0; k < sum.length; k++) {
          sum[k] += points[i][k];
        }
      }
      for (int c = 0; c < count; c++) {
        if (sizes[c] > 0) {
          centres[c] = sums[c];
          scale(centres[c]);
        } else {
          Arrays.fill(centres[c], 0);
        }
      }
    }
    return clusters;
  }

  private static int nearest(float[] point, float[][] centres) {
    int best = 0;
    float most = Float.NEGATIVE_INFINITY;
    for (int c = 0; c < centres.length; c++) {
      float product = dot(point, centres[c]);
      if (product > most) {
        most = product;
        best = c;
      }
    }
    return best;
  }

  private static float dot(float[] a, float[] b) {
    float first = 0;
    float second = 0;
    float third = 0;
    float fourth = 0;
    int k = 0;
    for (; k + 3 < a.length; k += 4) {
      first += a[k] * b[k];
      second += a[k + 1] * b[k + 1];
      third += a[k + 2] * b[k + 2];
      fourth += a[k + 3] * b[k + 3];
    }
    float sum = first + second + third + fourth;
    for (; k < a.length; k++) {
      sum += a[k] * b[k];
    }
    return sum;
  }
}
