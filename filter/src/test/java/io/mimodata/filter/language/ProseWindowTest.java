package io.mimodata.filter.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProseWindowTest {
  private final ProseWindow window = new ProseWindow(200);

  private String clean(String text) {
    window.read(text, 0, text.length());
    return new String(window.text(), 0, window.length()).strip();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "It's a well-known Fact. | it's a well-known fact.",
        "see https://example.org/a?b=c#d or www.example.org here | see or here",
        "mail to jane.doe@example.org now | mail to now",
        "call `useState(0)` first | call first",
        "where $\\alpha_i$ is small | where is small",
        "the \\mathbb{R} and x_1 and camelCase and snake_case stay out | the and and and stay out",
        "run it --with-flag in /usr/local/lib today | run it in today",
        "HTTP and JSON, but IMPORTANT | and but important",
        "## **Bold** heading | bold heading",
        "12 apples of 3.5 kg | apples of kg",
        "Preis: 5 Euro für Größe XL | preis: euro für größe",
        "costs $5 and then $6 | costs and then",
        "a ` that nothing closes | a that nothing closes",
      })
  void keepsWordsOnly(String text, String expected) {
    assertThat(clean(text)).isEqualTo(expected);
  }

  @Test
  void goesOnBehindAnAddressInAScriptWithoutSpaces() {
    assertThat(clean("https://example.org/\u4E2D\u6587")).isEqualTo("\u4E2D\u6587");
  }

  @Test
  void composesAccents() {
    assertThat(clean("cafe\u0301")).isEqualTo("caf\u00E9");
  }

  @ParameterizedTest
  @CsvSource({
    "DataFrame no \u7D22\u5F15\u3092\u4F5C\u308A\u76F4\u3059,KANA",
    "\u4F7F\u7528 DataFrame \u91CD\u5EFA\u7D22\u5F15,HAN",
    "\u043C\u0435\u0442\u043E\u0434 map,CYRILLIC",
    "the letter \u03B1 is Greek,LATIN",
  })
  void namesTheScriptOfMostOfIt(String text, Script script) {
    clean(text);
    assertThat(window.script()).isEqualTo(script);
  }
}
