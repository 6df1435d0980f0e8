package io.mimodata.filter.signal;

import static org.assertj.core.api.Assertions.assertThat;

import io.mimodata.filter.text.ScannedText;
import io.mimodata.filter.text.TextScanner;
import java.util.List;
import org.junit.jupiter.api.Test;

class LexiconTableTest {
  @Test
  void findsWordsAndPhrasesOfEveryList() {
    TextScanner scanner = new TextScanner();
    for (Lexicon lexicon : Lexicon.values()) {
      for (String term : lexicon.terms()) {
        assertThat(mask(scanner.scan(term, List.of())) & lexicon.bit())
            .as("%s: %s", lexicon, term)
            .isNotZero();
      }
    }
  }

  @Test
  void aBeginningOfAPhraseIsMarked() {
    TextScanner scanner = new TextScanner();
    assertThat(mask(scanner.scan("it follows", List.of()))).isNegative();
    assertThat(mask(scanner.scan("xyzzy", List.of()))).isZero();
  }

  private static long mask(ScannedText term) {
    long key = term.hash(0);
    for (int i = 1; i < term.tokens(); i++) {
      key = LexiconTable.follow(key, term.hash(i));
    }
    return LexiconTable.ALL.mask(key);
  }
}
