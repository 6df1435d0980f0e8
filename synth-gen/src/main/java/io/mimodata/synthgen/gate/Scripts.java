package io.mimodata.synthgen.gate;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** The scripts that languages are written in. Hiragana stands for both kinds of kana. */
final class Scripts {
  private static final Set<UnicodeScript> LATIN = EnumSet.of(UnicodeScript.LATIN);
  private static final Set<UnicodeScript> CYRILLIC = EnumSet.of(UnicodeScript.CYRILLIC);
  private static final Set<UnicodeScript> ARABIC = EnumSet.of(UnicodeScript.ARABIC);
  private static final Set<UnicodeScript> DEVANAGARI = EnumSet.of(UnicodeScript.DEVANAGARI);

  private static final Map<String, Set<UnicodeScript>> BY_LANGUAGE =
      Map.ofEntries(
          Map.entry("zh", EnumSet.of(UnicodeScript.HAN)),
          Map.entry("yue", EnumSet.of(UnicodeScript.HAN)),
          Map.entry("ja", EnumSet.of(UnicodeScript.HAN, UnicodeScript.HIRAGANA)),
          Map.entry("ko", EnumSet.of(UnicodeScript.HANGUL, UnicodeScript.HAN)),
          Map.entry("ru", CYRILLIC),
          Map.entry("uk", CYRILLIC),
          Map.entry("be", CYRILLIC),
          Map.entry("bg", CYRILLIC),
          Map.entry("mk", CYRILLIC),
          Map.entry("mn", CYRILLIC),
          Map.entry("ky", CYRILLIC),
          Map.entry("tg", CYRILLIC),
          Map.entry("kk", EnumSet.of(UnicodeScript.CYRILLIC, UnicodeScript.LATIN)),
          Map.entry("sr", EnumSet.of(UnicodeScript.CYRILLIC, UnicodeScript.LATIN)),
          Map.entry("el", EnumSet.of(UnicodeScript.GREEK)),
          Map.entry("he", EnumSet.of(UnicodeScript.HEBREW)),
          Map.entry("yi", EnumSet.of(UnicodeScript.HEBREW)),
          Map.entry("ar", ARABIC),
          Map.entry("fa", ARABIC),
          Map.entry("ur", ARABIC),
          Map.entry("ps", ARABIC),
          Map.entry("hi", DEVANAGARI),
          Map.entry("mr", DEVANAGARI),
          Map.entry("ne", DEVANAGARI),
          Map.entry("sa", DEVANAGARI),
          Map.entry("bn", EnumSet.of(UnicodeScript.BENGALI)),
          Map.entry("pa", EnumSet.of(UnicodeScript.GURMUKHI)),
          Map.entry("gu", EnumSet.of(UnicodeScript.GUJARATI)),
          Map.entry("ta", EnumSet.of(UnicodeScript.TAMIL)),
          Map.entry("te", EnumSet.of(UnicodeScript.TELUGU)),
          Map.entry("kn", EnumSet.of(UnicodeScript.KANNADA)),
          Map.entry("ml", EnumSet.of(UnicodeScript.MALAYALAM)),
          Map.entry("si", EnumSet.of(UnicodeScript.SINHALA)),
          Map.entry("th", EnumSet.of(UnicodeScript.THAI)),
          Map.entry("lo", EnumSet.of(UnicodeScript.LAO)),
          Map.entry("km", EnumSet.of(UnicodeScript.KHMER)),
          Map.entry("my", EnumSet.of(UnicodeScript.MYANMAR)),
          Map.entry("ka", EnumSet.of(UnicodeScript.GEORGIAN)),
          Map.entry("hy", EnumSet.of(UnicodeScript.ARMENIAN)),
          Map.entry("am", EnumSet.of(UnicodeScript.ETHIOPIC)));

  private Scripts() {}

  /**
   * The scripts of a language, ISO 639-1; Latin for one that isn't in the table.
   *
   * @param language may be null for an unknown one
   * @param prompt decides for an unknown language, by the script of most of its words
   */
  static Set<UnicodeScript> of(String language, ScriptWords prompt) {
    if (language != null) {
      return BY_LANGUAGE.getOrDefault(language, LATIN);
    }
    UnicodeScript most = prompt.mostFrequent();
    return switch (most) {
      case HIRAGANA, HAN ->
          prompt.count(UnicodeScript.HIRAGANA) > 0
              ? EnumSet.of(UnicodeScript.HAN, UnicodeScript.HIRAGANA)
              : EnumSet.of(UnicodeScript.HAN);
      case HANGUL -> EnumSet.of(UnicodeScript.HANGUL, UnicodeScript.HAN);
      default -> EnumSet.of(most);
    };
  }
}
