package io.mimodata.extract.pdf.font;

import io.mimodata.extract.pdf.font.Symbol.Alphabet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A family of TeX fonts: the names of its glyphs, their places, and the alphabet of its letters.
 *
 * @param names the sets of glyph names to look into
 * @param encoding the names by code, for fonts that do not keep them
 * @param letters the alphabet of its letters
 * @param use what the family is for
 */
record TexFamily(List<String> names, String encoding, Alphabet letters, Use use) {
  /** What a family is for. */
  enum Use {
    /** Prose, and upright letters and digits of formulas. */
    TEXT,
    /** Formulas. */
    MATH,
    /** Large operators and delimiters, which hang from the baseline. */
    EXTENSION
  }

  private static final Map<String, String[]> ENCODINGS = encodings();
  private static final List<Map.Entry<Pattern, TexFamily>> FAMILIES =
      List.of(
          math(
              "cmmib|cmbmi|lmmib|lmmathitalic.*bold|r?[tp]xbmi(?!a)|mtmib|mtmub",
              "OML",
              Alphabet.BOLD_ITALIC,
              "cm"),
          math("kp-+m-sya", "MSA", Alphabet.NONE, "msa", "cm"),
          math("kp-+m-syb", "MSB", Alphabet.BLACKBOARD, "txb", "msb", "cm"),
          math("kp-+m-syc", "TXC", Alphabet.NONE, "txc", "cm"),
          math("kp-+m-sy", "OMS", Alphabet.CALLIGRAPHIC, "cm"),
          extension("kp-+m-ex-?a|kp-+m-exa", "TXEXA", "cm"),
          extension("kp-+m-ex", "OMX", "cm"),
          math("kp-+m-bold-?italic", "OML", Alphabet.BOLD_ITALIC, "cm"),
          math("kp-+m-(?:\\w+-)?italic", "OML", Alphabet.ITALIC, "cm"),
          math("kp-+m-", "OML", Alphabet.NONE, "cm"),
          math("mathdesign-.*symbola", "MSA", Alphabet.BLACKBOARD, "md", "msa", "msb", "cm"),
          math("mathdesign-.*symbolb", "MSB", Alphabet.BLACKBOARD, "md", "msb", "msa", "cm"),
          extension("mathdesign-.*extension", "OMX", "cm"),
          math("mathdesign-.*bold.*mathitalic", "OML", Alphabet.BOLD_ITALIC, "md", "cm"),
          math("mathdesign-.*mathitalic", "OML", Alphabet.ITALIC, "md", "cm"),
          math("mathdesign-.*symbol", "OMS", Alphabet.CALLIGRAPHIC, "cm"),
          math("mnsymbols?-?bold", "", Alphabet.BOLD, "mn", "cm"),
          math("mnsymbol", "", Alphabet.CALLIGRAPHIC, "mn", "cm"),
          math("stixmathcalligraphy", "", Alphabet.CALLIGRAPHIC, "stix"),
          math("stixmath|stixtwomath(?!-)|stix2-?math", "", Alphabet.NONE, "stix"),
          math("fourier-math-letters-bold-?italic", "OML", Alphabet.BOLD_ITALIC, "cm"),
          math("fourier-math-letters-italic", "OML", Alphabet.ITALIC, "cm"),
          math("fourier-math-letters", "OML", Alphabet.NONE, "cm"),
          math("fourier-math-blackboard", "OT1", Alphabet.BLACKBOARD, "cm"),
          math("libertinemathb?mi", "OML", Alphabet.ITALIC, "newtx", "cm"),
          math("libertinemath", "OT1", Alphabet.NONE, "newtx", "cm"),
          math("new[tp]xbmi|ntxbmi", "OML", Alphabet.BOLD_ITALIC, "newtx", "cm"),
          math("new[tp]xmi|ntxmi", "OML", Alphabet.ITALIC, "newtx", "cm"),
          math("[tp]xb?sys", "OMS", Alphabet.CALLIGRAPHIC, "newtx", "cm"),
          math("[tp]xb?miax", "", Alphabet.NONE, "newtx", "cm"),
          math("(?:tx|px)b?mia", "TXA", Alphabet.NONE, "txa", "cm"),
          math(
              "cmmi|lmmi|lmmathitalic|r?[tp]xmi|ntxmi|newtxmi|nxlmi|zplm|zptmcm7m|mtmi|mtmu|rmtmi|hvmi|"
                  + "lucidanewmath-(?:demi)?italic|fouriermathletters|mathdesign.*-math-?italic|kpmath.*mi",
              "OML",
              Alphabet.ITALIC,
              "cm"),
          math("cmbsy|lmbsy|lmmathsymbols.*bold|[tp]xbsy(?!a|b|c)", "OMS", Alphabet.BOLD, "cm"),
          math("[tp]xb?sya", "MSA", Alphabet.NONE, "msa", "cm"),
          math("[tp]xb?syb", "MSB", Alphabet.BLACKBOARD, "txb", "msb", "cm"),
          math("[tp]xb?syc|ntxb?syc", "TXC", Alphabet.NONE, "txc", "msa", "msb", "cm"),
          math(
              "cmsy|lmsy|lmmathsymbols|[tp]xsy|ntxb?sy|zptmcm7y|mtsy|rmtsy|hvsy|"
                  + "lucidanewmath-(?:demi)?symbol|fourier-math-symbols",
              "OMS",
              Alphabet.CALLIGRAPHIC,
              "cm"),
          extension("[tp]xb?exa|ntxb?exa", "TXEXA", "cm"),
          extension(
              "cmex|cmexb|lmex|lmmathextension|[tp]xb?ex|ntxb?ex|zptmcm7v|mtex(?!tra)|rmtex|hvex|"
                  + "lucidanewmath-(?:demi)?extension|yhcmex|fourier-math-extension",
              "OMX",
              "cm"),
          math("msam|msxm", "MSA", Alphabet.NONE, "msa", "cm"),
          math("msbm|msym", "MSB", Alphabet.BLACKBOARD, "msb", "cm"),
          math("eu[fr]?fm|eufb|eufm", "EUF", Alphabet.FRAKTUR, "cm"),
          math("eurm|zeur", "OML", Alphabet.ITALIC, "cm"),
          math("eurb", "OML", Alphabet.BOLD, "cm"),
          math("eus[mb]|zeus", "OMS", Alphabet.SCRIPT, "cm"),
          extension("euex|zeuex", "EUEX", "cm"),
          math("rsfs|mathrsfs|txcal|scr-?rsfs", "OT1", Alphabet.SCRIPT, "cm"),
          math("lasy", "LASY", Alphabet.NONE, "lasy", "cm"),
          math("wasy|rwasy", "WASY", Alphabet.NONE, "wasy"),
          math("stmary", "STMARY", Alphabet.NONE, "stmary", "cm"),
          extension("esint", "ESINT", "esint"),
          math(
              "bbm|bbold|dsrom|dsss|doublestroke|pazomathblackboard|bbmss|bbmtt",
              "OT1",
              Alphabet.BLACKBOARD,
              "cm"),
          math("pazomath-bolditalic", "", Alphabet.BOLD_ITALIC, "pazo", "cm"),
          math("pazomath-italic", "", Alphabet.ITALIC, "pazo", "cm"),
          math("pazomath-bold", "", Alphabet.BOLD, "pazo", "cm"),
          math("pazomath", "", Alphabet.NONE, "pazo", "cm"),
          math("standardsyml-slant", "", Alphabet.ITALIC, "symbol", "cm"),
          math("standardsyml|standardsymbols|mathematicalpi", "", Alphabet.NONE, "symbol", "cm"),
          text("cmti|cmbxti|cmu\\d", "OT1I", Alphabet.ITALIC),
          text("cmtt|cmtex|cmsltt|cmitt|cmtcsc|cmvtt", "OT1T", Alphabet.TYPEWRITER),
          text("cmcsc|cmbcsc", "OT1C", Alphabet.NONE),
          text("cmss", "OT1", Alphabet.SANS),
          text("cmbx|cmb\\d", "OT1", Alphabet.BOLD),
          text("cm(?:r|sl|fib|ff|dunh)", "OT1", Alphabet.NONE),
          text("(?:sf|ec|dc)(?:tt|st|it|vt|tc)\\d{3,4}", "T1", Alphabet.TYPEWRITER),
          text("(?:sf|ec|dc)(?:ss|sx|si|so)\\d{3,4}", "T1", Alphabet.SANS),
          text("(?:sf|ec|dc)(?:ti|ui)\\d{3,4}", "T1", Alphabet.ITALIC),
          text("(?:sf|ec|dc)(?:bi)\\d{3,4}", "T1", Alphabet.BOLD_ITALIC),
          text("(?:sf|ec|dc)(?:bx|rb|bl|xc)\\d{3,4}", "T1", Alphabet.BOLD),
          text("(?:sf|ec|dc)(?:rm|sl|cc|oc)\\d{3,4}", "T1", Alphabet.NONE),
          text("(?:tc)[a-z]{2}\\d{3,4}", "TS1", Alphabet.NONE));

  /** The family that a font belongs to by its base name; null if it is not one of TeX's. */
  static TexFamily of(String name) {
    for (Map.Entry<Pattern, TexFamily> family : FAMILIES) {
      if (family.getKey().matcher(name).lookingAt()) {
        return family.getValue();
      }
    }
    return null;
  }

  /** The name of the glyph at a place of the family's encoding; null if there is none. */
  String name(int code) {
    String[] names = ENCODINGS.get(encoding);
    return names == null || code < 0 || code >= names.length || ".".equals(names[code])
        ? null
        : names[code];
  }

  private static Map.Entry<Pattern, TexFamily> math(
      String fonts, String encoding, Alphabet letters, String... names) {
    return entry(fonts, new TexFamily(List.of(names), encoding, letters, Use.MATH));
  }

  private static Map.Entry<Pattern, TexFamily> extension(
      String fonts, String encoding, String... names) {
    return entry(fonts, new TexFamily(List.of(names), encoding, Alphabet.NONE, Use.EXTENSION));
  }

  private static Map.Entry<Pattern, TexFamily> text(
      String fonts, String encoding, Alphabet letters) {
    return entry(fonts, new TexFamily(List.of(), encoding, letters, Use.TEXT));
  }

  private static Map.Entry<Pattern, TexFamily> entry(String fonts, TexFamily family) {
    return Map.entry(Pattern.compile("(?:" + fonts + ")", Pattern.CASE_INSENSITIVE), family);
  }

  private static Map<String, String[]> encodings() {
    Map<String, String[]> encodings = new HashMap<>();
    for (String[] row : Resource.rows("encodings.tsv")) {
      encodings.put(row[0], row[1].split(" "));
    }
    return encodings;
  }
}
