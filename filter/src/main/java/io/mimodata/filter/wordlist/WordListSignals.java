package io.mimodata.filter.wordlist;

import io.mimodata.document.MarkedText;
import io.mimodata.document.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The signals of word lists: for each list {@code NAME_share}, the share of words that belong to a
 * term, and {@code NAME_terms}, how many different ones there are. Immutable and thread-safe.
 */
public final class WordListSignals {
  /** The lists that there may be. */
  public static final List<String> NAMES = List.of("adult", "toxic");

  private final List<WordList> lists;

  public WordListSignals(List<WordList> lists) {
    this.lists = List.copyOf(lists);
  }

  /** Keys of all signals that there may be. */
  public static List<String> keys() {
    List<String> keys = new ArrayList<>();
    for (String name : NAMES) {
      keys.add(share(name));
      keys.add(terms(name));
    }
    return keys;
  }

  private static String share(String name) {
    return name + "_share";
  }

  private static String terms(String name) {
    return name + "_terms";
  }

  /** The signals of a text, formulas and code left out. */
  public Map<String, Double> of(String text, List<Span> spans) {
    Map<String, Double> signals = new LinkedHashMap<>();
    if (!lists.isEmpty()) {
      HashedWords words = HashedWords.of(new MarkedText(text, spans));
      for (WordList list : lists) {
        WordListHits hits = list.count(words);
        signals.put(share(list.name()), hits.share());
        signals.put(terms(list.name()), (double) hits.terms());
      }
    }
    return signals;
  }
}
