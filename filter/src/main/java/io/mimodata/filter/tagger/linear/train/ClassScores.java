package io.mimodata.filter.tagger.linear.train;

import java.util.Arrays;
import java.util.List;

/**
 * How well classes are told.
 *
 * @param confusion documents of each true class (row) by the class that was told (column)
 */
public record ClassScores(List<String> classes, List<List<Integer>> confusion) {
  public ClassScores {
    classes = List.copyOf(classes);
    confusion = confusion.stream().map(List::copyOf).toList();
  }

  /** Counts pairs of a true and a told class. */
  static ClassScores of(List<String> classes, int[] truth, int[] told) {
    Integer[][] confusion = new Integer[classes.size()][classes.size()];
    for (Integer[] row : confusion) {
      Arrays.fill(row, 0);
    }
    for (int i = 0; i < truth.length; i++) {
      confusion[truth[i]][told[i]]++;
    }
    return new ClassScores(classes, Arrays.stream(confusion).map(List::of).toList());
  }

  /** Documents of a class. */
  public int documents(int label) {
    return confusion.get(label).stream().mapToInt(x -> x).sum();
  }

  private int told(int label) {
    return confusion.stream().mapToInt(row -> row.get(label)).sum();
  }

  /** Share of those told to be of a class that are; 0 if none is told. */
  public double precision(int label) {
    return share(confusion.get(label).get(label), told(label));
  }

  /** Share of a class's documents that are told to be; 0 of none. */
  public double recall(int label) {
    return share(confusion.get(label).get(label), documents(label));
  }

  /** Harmonic mean of precision and recall. */
  public double f1(int label) {
    return share(2 * confusion.get(label).get(label), told(label) + documents(label));
  }

  /** Share of documents whose class is told. */
  public double accuracy() {
    int right = 0;
    int all = 0;
    for (int label = 0; label < classes.size(); label++) {
      right += confusion.get(label).get(label);
      all += documents(label);
    }
    return share(right, all);
  }

  /** Mean {@link #f1} of the classes that have documents. */
  public double macroF1() {
    double sum = 0;
    int present = 0;
    for (int label = 0; label < classes.size(); label++) {
      if (documents(label) > 0) {
        sum += f1(label);
        present++;
      }
    }
    return present == 0 ? 0 : sum / present;
  }

  private static double share(int part, int whole) {
    return whole == 0 ? 0 : (double) part / whole;
  }
}
