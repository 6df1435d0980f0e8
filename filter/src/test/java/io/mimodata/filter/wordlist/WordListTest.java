package io.mimodata.filter.wordlist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.mimodata.document.MarkedText;
import io.mimodata.document.Span;
import java.util.List;
import org.junit.jupiter.api.Test;

class WordListTest {
  private static final WordList LIST =
      WordList.of(
          "test",
          List.of("# colours", "red", "Dark red", "dark red wine # longest", "", "葡萄", "ÉCRU"));

  @Test
  void countsTheLongestTerms() {
    WordListHits hits = count("Red, dark-red WINE; dark redder dark red écru!");
    assertThat(hits).isEqualTo(new WordListHits(9, 7, 4));
    assertThat(hits.share()).isEqualTo(7.0 / 9, within(1e-9));
    assertThat(LIST.terms()).isEqualTo(5);
  }

  @Test
  void findsTermsInsideTextsWithoutSpaces() {
    assertThat(count("白葡萄酒")).isEqualTo(new WordListHits(4, 2, 1));
  }

  @Test
  void passesOverFormulasAndCode() {
    MarkedText text = new MarkedText("red `red` x", List.of(new Span(Span.CODE, 4, 9)));
    assertThat(LIST.count(HashedWords.of(text))).isEqualTo(new WordListHits(2, 1, 1));
    assertThat(count("").share()).isZero();
  }

  @Test
  void shippedListsLeaveMedicineAndTechnologyAlone() {
    String text =
        "The rectum, the penis and the vagina; sexual health, breast cancer, semen analysis, rape law. Kill the"
            + " process, the master executes the slave's abort, a dummy head pointer, great tits, cum laude, dick";
    for (WordList list : List.of(WordList.adult(), WordList.toxic())) {
      assertThat(list.terms()).isGreaterThan(30);
      assertThat(list.count(HashedWords.of(new MarkedText(text, List.of()))).matched()).isZero();
    }
    assertThat(WordList.adult().count(HashedWords.ofTerm("free porn, blow job")).terms())
        .isEqualTo(2);
  }

  @Test
  void refusesALineWithoutWords() {
    assertThatThrownBy(() -> WordList.of("x", List.of("a", "!?")))
        .hasMessage("Line 2 of the word list x must have a letter or digit, cannot be: !?");
  }

  private static WordListHits count(String text) {
    return LIST.count(HashedWords.of(new MarkedText(text, List.of())));
  }
}
