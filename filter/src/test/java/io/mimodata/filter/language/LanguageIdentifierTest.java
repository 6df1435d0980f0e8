package io.mimodata.filter.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageIdentifierTest {
  private final LanguageIdentifier identifier = new LanguageIdentifier();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en | The order of a subgroup divides the order of the group, which is Lagrange's theorem.",
        "de | Die Ordnung einer Untergruppe teilt die Ordnung der Gruppe, das ist der Satz von Lagrange.",
        "fr | L'ordre d'un sous-groupe divise l'ordre du groupe, c'est le th\u00E9or\u00E8me de Lagrange.",
        "zh | \u5B50\u7FA4\u7684\u9636\u6574\u9664\u7FA4\u7684\u9636\uFF0C\u8FD9\u5C31\u662F\u62C9\u683C\u6717\u65E5\u5B9A\u7406\u7684\u5185\u5BB9\u3002",
        "ja | \u90E8\u5206\u7FA4\u306E\u4F4D\u6570\u306F\u7FA4\u306E\u4F4D\u6570\u3092\u5272\u308A\u5207\u308B\u3068\u3044\u3046\u5B9A\u7406\u3067\u3059\u3002",
        "ru | \u041F\u043E\u0440\u044F\u0434\u043E\u043A \u043F\u043E\u0434\u0433\u0440\u0443\u043F\u043F\u044B \u0434\u0435\u043B\u0438\u0442 \u043F\u043E\u0440\u044F\u0434\u043E\u043A \u0433\u0440\u0443\u043F\u043F\u044B, \u044D\u0442\u043E \u0442\u0435\u043E\u0440\u0435\u043C\u0430.",
      })
  void findsTheLanguageOfASentence(String tag, String text) {
    Language language = identifier.identify(text);
    assertThat(language.tag()).isEqualTo(tag);
    assertThat(language.score()).isBetween(0.5, 1.0);
  }

  @Test
  void isSurerOfALongerText() {
    String text =
        "A group is a set with an associative operation, a neutral element and an inverse for each"
            + " of its elements. Lagrange's theorem says that the order of a subgroup divides the"
            + " order of the group. The proof counts the cosets, which are all of one size and"
            + " share no element, so that the whole group is cut into parts. Nothing else is needed"
            + " for the result, although many books build half a chapter around it.";
    double shortScore = identifier.identify(text.substring(0, 60)).score();
    double longScore = identifier.identify(text).score();
    assertThat(shortScore).isBetween(0.5, 0.9);
    assertThat(longScore).isGreaterThan(0.95);
  }

  @Test
  void looksAtMoreThanTheBeginning() {
    String navigation = "Home | News | Contact | Imprint | Login\n";
    String german = "Die Ordnung der Untergruppe teilt stets die Ordnung der ganzen Gruppe. ";
    assertThat(identifier.identify(navigation + german.repeat(100)).tag()).isEqualTo("de");
  }

  @Test
  void doesNotGuessFromAFewLetters() {
    assertThat(identifier.identify("")).isEqualTo(Language.UNDETERMINED);
    assertThat(identifier.identify("Contact us 2024 +++ 1234567890 1234567890"))
        .isEqualTo(Language.UNDETERMINED);
  }

  @Test
  void aLowScoreIsUndetermined() {
    Language language = new Language("vo", 0.52);
    assertThat(language.orUndeterminedBelow(0.5)).isEqualTo(language);
    assertThat(language.orUndeterminedBelow(0.55)).isEqualTo(new Language("und", 0.52));
  }

  @ParameterizedTest
  @CsvSource({"eng,en", "cmn,zh", "pes,fa", "ekk,et", "heb,he", "ind,id", "nob,nb", "ast,ast"})
  void tagsAreTheShortestOfBcp47(String model, String tag) {
    assertThat(LanguageTags.of(model)).isEqualTo(tag);
  }
}
