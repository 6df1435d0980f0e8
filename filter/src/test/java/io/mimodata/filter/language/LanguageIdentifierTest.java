package io.mimodata.filter.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
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
    assertThat(shortScore).isBetween(0.5, 0.999);
    assertThat(longScore).isGreaterThan(shortScore);
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

  private static double accuracy(int characters) {
    LanguageIdentifier identifier = new LanguageIdentifier();
    return Sentences.all().stream()
        .mapToInt(
            sentence -> {
              String text = sentence.text();
              String begin = text.substring(0, Math.min(characters, text.length()));
              return identifier.identify(begin).tag().equals(sentence.tag()) ? 1 : 0;
            })
        .average()
        .orElseThrow();
  }

  @Test
  void isRightInManyLanguages() {
    assertThat(accuracy(20)).isGreaterThan(0.85);
    assertThat(accuracy(50)).isGreaterThan(0.95);
    assertThat(accuracy(Integer.MAX_VALUE)).isGreaterThan(0.98);
  }

  @ParameterizedTest
  @CsvSource({"en", "de", "fr", "es", "pl", "tr", "ru", "ja", "zh", "he", "vi", "hu"})
  void isNotMisledByWhatIsLeftOfCode(String tag) {
    String[] code = {
      " `useState(initialValue)` ",
      " https://docs.example.org/en/latest/api/index.html#configuration ",
      " spark.sql.shuffle.partitions ",
      " $\\sum_{i=1}^{n} x_i^2$ ",
      " --no-cache-dir ",
      " getElementById() ",
    };
    String prose = Sentences.of(tag);
    StringBuilder text = new StringBuilder();
    for (int i = 0, n = 0; i < prose.length(); i += 25, n++) {
      text.append(prose, i, Math.min(prose.length(), i + 25)).append(code[n % code.length]);
    }
    assertThat(identifier.identify(text.toString()).tag()).isEqualTo(tag);
  }

  @ParameterizedTest
  @CsvSource({"en,de", "en,ru", "ja,en", "fr,es", "ar,fr", "ko,en", "hi,en", "uk,pl"})
  void findsTheSecondLanguageOfAMixedText(String first, String second) {
    String more = Sentences.of(first).repeat(4);
    String less = Sentences.of(second).repeat(4);
    String text = more + less.substring(0, Math.min(less.length(), more.length() / 2));
    Language language = identifier.identify(text);
    assertThat(language.tag()).isEqualTo(first);
    assertThat(language.secondTag()).isEqualTo(second);
    assertThat(language.secondShare()).isBetween(0.15, 0.5);
    assertThat(identifier.identify(more).secondShare()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "yi | \u05D9\u05E2\u05D3\u05E2\u05E8 \u05DE\u05E2\u05E0\u05D8\u05E9 \u05F0\u05E2\u05E8\u05D8 \u05D2\u05E2\u05D1\u05D5\u05D9\u05E8\u05DF \u05E4\u05E8\u05F2",
    "lo | \u0E9E\u0EB2\u0EAA\u0EB2\u0EA5\u0EB2\u0EA7\u0EC0\u0E9B\u0EB1\u0E99\u0E9E\u0EB2\u0EAA\u0EB2",
    "el | \u0397 \u03C4\u03AC\u03BE\u03B7 \u03C4\u03B7\u03C2 \u03BF\u03BC\u03AC\u03B4\u03B1\u03C2",
  })
  void theScriptDecides(String tagAndText) {
    String[] fields = tagAndText.split(" \\| ", 2);
    assertThat(identifier.identify(fields[1]).tag()).isEqualTo(fields[0]);
  }

  @Test
  void standsHostileText() {
    assertThat(identifier.identify("a".repeat(1 << 20)).score()).isLessThan(1);
    assertThat(identifier.identify("\uD83D".repeat(1000))).isEqualTo(Language.UNDETERMINED);
    assertThat(identifier.identify(" ".repeat(1 << 20))).isEqualTo(Language.UNDETERMINED);
    assertThat(identifier.identify("`".repeat(5000) + "$".repeat(5000)))
        .isEqualTo(Language.UNDETERMINED);
    assertThat(identifier.identify("\u0301".repeat(1000)).score()).isLessThan(1);
    assertThat(identifier.identify("\uFDFA".repeat(1000)).score()).isLessThan(1);
  }

  @Test
  void standsRandomText() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int i = 0; i < 300; i++) {
      char[] text = new char[random.nextInt(3000)];
      int range = 1 << (4 + random.nextInt(13));
      for (int j = 0; j < text.length; j++) {
        text[j] = (char) random.nextInt(range);
      }
      Language language = identifier.identify(new String(text));
      assertThat(language.score()).as("seed %d", seed).isBetween(0.0, 1.0);
      assertThat(language.secondShare()).as("seed %d", seed).isBetween(0.0, 0.5);
    }
  }

  @Test
  void saysTheSameWhateverItReadBefore() {
    LanguageIdentifier used = new LanguageIdentifier();
    for (Sentences.Sentence sentence : Sentences.all()) {
      used.identify(sentence.text());
    }
    for (Sentences.Sentence sentence : Sentences.all()) {
      assertThat(used.identify(sentence.text()))
          .isEqualTo(new LanguageIdentifier().identify(sentence.text()));
    }
  }

  @Test
  void aFifthMakesATextMixed() {
    assertThat(new Language("en", 0.9).isMixed()).isFalse();
    assertThat(new Language("en", 0.9, "de", 0.19).isMixed()).isFalse();
    assertThat(new Language("en", 0.9, "de", 0.2).isMixed()).isTrue();
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

  @Test
  void listsOfIdentifiersAreInNoLanguage() {
    StringBuilder hierarchy = new StringBuilder("Class Hierarchy\n\n- java.lang.Object\n");
    for (int i = 0; i < 40; i++) {
      hierarchy
          .append("  - org.example.library.statistics.AbstractEstimator")
          .append(i)
          .append(" (implements org.example.library.statistics.Estimator)\n");
    }
    assertThat(new LanguageIdentifier().identify(hierarchy.toString()).tag()).isEqualTo("und");
  }
}
