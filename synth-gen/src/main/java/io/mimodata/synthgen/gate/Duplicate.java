package io.mimodata.synthgen.gate;

import io.mimodata.document.Reason;
import io.mimodata.document.Removal;
import java.io.Serializable;

/**
 * A prompt or response that goes because of another one.
 *
 * @param id of the one that goes
 * @param of id of the other, which is smaller
 * @param similarity Jaccard similarity of their shingles, 0 to 1
 * @param exact whether their texts are equal but for case and white space
 */
public record Duplicate(String id, String of, double similarity, boolean exact)
    implements Serializable {
  /** Of two findings for the same member the one whose cause has the smaller id. */
  public static Duplicate first(Duplicate a, Duplicate b) {
    return a.of().compareTo(b.of()) <= 0 ? a : b;
  }

  /**
   * The ledger's entry.
   *
   * @param reason one of those for duplicates
   */
  public Removal removal(Reason reason) {
    String detail = exact ? "equal but for case and white space" : similar();
    return new Removal(reason, detail, of);
  }

  private String similar() {
    return "similarity %.2f of word n-grams".formatted(similarity);
  }
}
