package io.mimodata.dedup.fingerprint;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The order in which the documents of a cluster are preferred. Each document gets a rank, a list of
 * numbers of which smaller is better, compared from the left; equal ranks are told apart by the
 * smaller id, so that exactly one document of a cluster is kept, the same one under every
 * partitioning. Immutable and thread-safe.
 */
public final class KeepOrder implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final String METADATA = "metadata.";
  private static final String LENGTH = "length";
  private static final String ID = "id";

  private final List<String> keys;

  /**
   * @param keepBy keys as {@link #problems} allows them
   * @throws IllegalArgumentException for a key that does not exist
   */
  public KeepOrder(List<String> keepBy) {
    List<String> problems = problems(keepBy);
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", problems));
    }
    int id = keepBy.indexOf(ID);
    this.keys = List.copyOf(id < 0 ? keepBy : keepBy.subList(0, id));
  }

  /** Says what is wrong with a list of keys; empty if nothing is. */
  public static List<String> problems(List<String> keepBy) {
    List<String> problems = new ArrayList<>();
    for (String key : keepBy) {
      boolean metadata = key.startsWith(METADATA) && key.length() > METADATA.length();
      if (!metadata && !key.equals(LENGTH) && !key.equals(ID)) {
        problems.add("keep_by must be among metadata.KEY, length, id, cannot be: " + key);
      }
    }
    return problems;
  }

  /** Numbers in a rank. */
  public int size() {
    return keys.size();
  }

  /**
   * Returns the rank of one document. Metadata that is missing or no finite number ranks last.
   *
   * @param metadata of the document by its key, null for what it doesn't have
   * @param length of its text in code points
   */
  public double[] rank(UnaryOperator<String> metadata, int length) {
    double[] rank = new double[keys.size()];
    for (int i = 0; i < rank.length; i++) {
      String key = keys.get(i);
      double value =
          key.equals(LENGTH) ? length : number(metadata.apply(key.substring(METADATA.length())));
      rank[i] = 0.0 - value; // never a negative zero
    }
    return rank;
  }

  /** Returns minus infinity for what is no finite number. */
  private static double number(String value) {
    if (value == null) {
      return Double.NEGATIVE_INFINITY;
    }
    try {
      double number = Double.parseDouble(value);
      return Double.isFinite(number) ? number : Double.NEGATIVE_INFINITY;
    } catch (NumberFormatException e) {
      return Double.NEGATIVE_INFINITY;
    }
  }
}
