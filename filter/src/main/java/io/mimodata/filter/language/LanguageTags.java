package io.mimodata.filter.language;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * BCP 47 tags for the ISO 639-3 codes of the language model: the two-letter code where there is
 * one. The single languages that most text of a macrolanguage is in (Mandarin, Western Persian,
 * Standard Latvian and Estonian, Plateau Malagasy) get the tag of the macrolanguage, as BCP 47 asks
 * for in its section 4.1.2.
 */
final class LanguageTags {
  private static final Map<String, String> BY_ISO_639_3 = table();

  private LanguageTags() {}

  static String of(String iso6393) {
    return BY_ISO_639_3.getOrDefault(iso6393, iso6393);
  }

  private static Map<String, String> table() {
    Map<String, String> table = new HashMap<>();
    for (String code : Locale.getISOLanguages()) {
      table.put(Locale.forLanguageTag(code).getISO3Language(), code);
    }
    table.putAll(Map.of("cmn", "zh", "pes", "fa", "lvs", "lv", "ekk", "et", "plt", "mg"));
    // The platform lists these under their withdrawn codes iw, in and ji as well.
    table.putAll(Map.of("heb", "he", "ind", "id", "yid", "yi"));
    return Map.copyOf(table);
  }
}
