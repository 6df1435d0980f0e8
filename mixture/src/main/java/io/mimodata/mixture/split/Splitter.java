package io.mimodata.mixture.split;

/** Cuts a text into words. Immutable and thread-safe. */
@FunctionalInterface
public interface Splitter {
  /**
   * Finds the words of a part of a text, in their order. The part is a text of its own: nothing
   * around it counts.
   *
   * @param utf8 valid UTF-8
   * @param from where the part begins
   * @param to where it ends
   */
  void split(byte[] utf8, int from, int to, Words words);

  /** Cuts each of its words by another one. */
  default Splitter then(Splitter next) {
    return (utf8, from, to, words) ->
        split(utf8, from, to, (start, end) -> next.split(utf8, start, end, words));
  }
}
