package io.mimodata.document;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the valid name that a misspelt one was most likely meant to be. */
public final class Nearest {
  private Nearest() {}

  /**
   * Returns the closest name, unless even that differs in more than about a third of its letters.
   */
  public static Optional<String> of(String wrong, Collection<String> valid) {
    return valid.stream()
        .min(Comparator.comparingInt((String name) -> distance(wrong, name)).thenComparing(n -> n))
        .filter(
            name ->
                distance(wrong, name) <= Math.max(2, Math.max(wrong.length(), name.length()) / 3));
  }

  /** The end of a message about an unknown name. */
  public static String hint(String wrong, Collection<String> valid) {
    return of(wrong, valid)
        .map(name -> "; did you mean '" + name + "'?")
        .orElseGet(() -> "; valid here: " + String.join(", ", valid));
  }

  /** Levenshtein distance in UTF-16 units. */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int substitution = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(substitution, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
