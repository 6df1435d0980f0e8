package io.mimodata.extract.pdf.font;

import io.mimodata.extract.pdf.font.Symbol.Alphabet;
import io.mimodata.extract.pdf.font.Symbol.Kind;
import io.mimodata.extract.pdf.font.Symbol.Piece;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDFontDescriptor;
import org.apache.pdfbox.pdmodel.font.PDSimpleFont;
import org.apache.pdfbox.pdmodel.font.PDType3Font;

/**
 * What a font of a document is for, and the symbol that each of its codes draws.
 *
 * <p>Make one of each font of a document. It remembers what it has been asked, so asking again is
 * an array read; it is for one thread. A damaged font is no error: its codes are then of kind
 * {@link Kind#UNKNOWN}.
 */
public final class Typeface {
  private static final Pattern SUBSET = Pattern.compile("^[A-Z]{6}\\+");
  private static final Pattern CMAP = Pattern.compile("-(?:Identity-[HV]|UniGB-\\S+)$");
  private static final Pattern OPEN_TYPE_MATH =
      Pattern.compile(
          "^(?:latinmodern-?math|lmmath-|latinmodernmath|stix(?:two)?-?math|xits-?math|asana-?math|"
              + "libertinus-?math|fira-?math|cambria-?math|texgyre\\w*-?math|tex-?gyre.*math|"
              + "gyre\\w*-?math|newcm\\w*math|newcomputermodern\\w*math|garamond-?math|erewhon-?math|"
              + "kpmath|conceptmath|concrete-?math|euler-?math|neo-?euler|xcharter-?math|gfsneohellenic-?math|dejavumath|"
              + "dejavu-?math|minion-?math|lete-?sans-?math|notosansmath|noto-?sans-?math|"
              + "lucidabright-?math|stix-?regular-?math|stixgeneral|luciole-?math|iwona-?math)"
              + "|math(?:-?regular|-?bold)?$|math-(?:regular|bold)",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern OTHER_MATH =
      Pattern.compile(
          "^(?:mt-?extra|euclid-?(?:symbol|math|extra|fraktur)|fourier-?math|kp-?math|mnsymbol|"
              + "mdsymbol|mathdesign|stix-math|fourier-orns|cmmi|universalmath|mathtime|mtpro|"
              + "mathematicalpi|mathpi|symbolprop|esint|xy(?:atip|btip|bsql|circ|dash|euat|line|misc)|"
              + "line\\d|linew\\d|lcircle|cmsy|bbding|pigpen|ifsym)",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern DRAWING =
      Pattern.compile(
          "^(?:xy(?:atip|btip|bsql|circ|dash|euat|line|misc)|line\\d|linew\\d|lcircle)",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern MONOSPACED =
      Pattern.compile(
          "mono(?!type|gram)|courier|consolas|typewriter|menlo|inconsolata|cmtt|cmsltt|cmitt|lmtt|"
              + "sftt|ectt|txtt|pxtt|zi4|ntxtt|newtxtt|cousine|monaco|lettergothic|lucidacons|andale|"
              + "sourcecode|firacode|fira code|cascadia|hack-|nimbusmon|luximono|beramono|txmono|"
              + "teletype|ocr-?[ab]|cmvtt",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern SANS =
      Pattern.compile(
          "sans|helvet|arial|cmss|lmss|nimbussan|gothic|verdana|tahoma|calibri|frutiger|univers|"
              + "futura|myriad|kurier|iwona|avantgar|optima|roboto|opensans|lato|biolinum|segoe|"
              + "trebuchet|heros|adventor|\\bphv",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern BOLD =
      Pattern.compile(
          "(?<!board)bold|heavy|black(?!board|let)|demi(?!ta)|-bd|,bd|cmb(?:x|csc|sy|\\d)|cmssbx|cmmib|cmssdc|"
              + "(?:-|nimbus\\w*-)medi|(?:sf|ec)(?:bx|rb|bl|bi|xc|sx|so)\\d|txb|pxb|eu[rsf]b|semibold|boldsymbol|fplmb",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern ITALIC =
      Pattern.compile(
          "ital|obli|slant|cmti|cmsl|cmmi|cmbxti|cmitt|cmu\\d|lmmi|-it(?:$|-)|-bdit|[a-z]it$|bi$|"
              + "(?:sf|ec)(?:ti|sl|bi|bl|si|so|st|it|ui)\\d|[tp]xb?mi|kursiv",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern SMALL_CAPS =
      Pattern.compile(
          "small-?cap|caps|csc\\d|-sc(?:$|-)|(?:sf|ec)(?:cc|xc|oc|sc)\\d|[a-z]sc$|-sc\\d",
          Pattern.CASE_INSENSITIVE);
  private static final List<String> NO_NAMES = List.of();
  private static final List<String> SYMBOL_NAMES = List.of("symbol", "cm");
  private static final Symbol BACKQUOTE = UnicodeSymbols.of('`');
  private static final float[] NO_BOUNDS = new float[0];

  private final PDFont font;
  private final FontProgram program;
  private final String name;
  private final TexFamily family;
  private final boolean adobeSymbol;
  private final boolean openTypeMath;
  private final boolean math;
  private final boolean bold;
  private final boolean italic;
  private final boolean fixedPitch;
  private final Alphabet letters;
  private final Symbol[] symbols = new Symbol[256];
  private final Map<Integer, Symbol> otherSymbols = new HashMap<>();
  private final float[] widths = new float[256];
  private final Map<Integer, Float> otherWidths = new HashMap<>();
  private final Map<Integer, float[]> bounds = new HashMap<>();

  private Typeface(PDFont font) {
    this.font = font;
    program = new FontProgram(font);
    name = font instanceof PDType3Font ? nameOfBitmaps(font, program) : baseName(font);
    family = TexFamily.of(name);
    String plain = name.toLowerCase(Locale.ROOT);
    adobeSymbol = plain.matches("(?:symbol(?:mt|ps|neu)?|euclidsymbol|mtsymbol)(?:[,-].*)?");
    openTypeMath = family == null && OPEN_TYPE_MATH.matcher(name).find();
    math =
        openTypeMath
            || (family != null && family.use() != TexFamily.Use.TEXT)
            || (family == null && OTHER_MATH.matcher(name).find());
    PDFontDescriptor descriptor = descriptor();
    bold =
        BOLD.matcher(name).find()
            || (descriptor != null
                && (descriptor.isForceBold() || descriptor.getFontWeight() >= 600));
    italic =
        ITALIC.matcher(name).find()
            || (descriptor != null && (descriptor.isItalic() || descriptor.getItalicAngle() != 0));
    Arrays.fill(widths, Float.NaN);
    fixedPitch = !math && fixedPitch(descriptor);
    letters = letters();
  }

  /** What there is to know about a font; damaged fonts are read as far as they go. */
  public static Typeface of(PDFont font) {
    return new Typeface(font);
  }

  /** The font's base name without the tag of a subset, "" if it has none. */
  public String name() {
    return name;
  }

  /** Whether only formulas use this font. */
  public boolean isMath() {
    return math;
  }

  /** Whether the font has all of a formula, digits and brackets too. */
  public boolean isOpenTypeMath() {
    return openTypeMath;
  }

  /** Whether glyphs hang from the baseline, as large operators and delimiters of cmex do. */
  public boolean isExtension() {
    return family != null && family.use() == TexFamily.Use.EXTENSION;
  }

  /** Whether all letters are of one width. */
  public boolean isFixedPitch() {
    return fixedPitch;
  }

  /** Whether the font is bold. */
  public boolean isBold() {
    return bold;
  }

  /** Whether the font is italic or slanted. */
  public boolean isItalic() {
    return italic;
  }

  /** Whether the font draws small capitals. */
  public boolean isSmallCaps() {
    return SMALL_CAPS.matcher(name).find();
  }

  /** The symbol that a code draws; never null. */
  public Symbol symbol(int code) {
    if (code < 0 || code >= symbols.length) {
      return otherSymbols.computeIfAbsent(code, this::resolve);
    }
    Symbol symbol = symbols[code];
    if (symbol == null) {
      symbol = resolve(code);
      symbols[code] = symbol;
    }
    return symbol;
  }

  /**
   * The bounds of the ink of a code's glyph in thousandths of the font size: left, bottom, right
   * and top from the glyph's origin, below the baseline negative.
   *
   * @return null where the font program has no outline for it
   */
  public float[] bounds(int code) {
    float[] found =
        bounds.computeIfAbsent(
            code,
            key -> {
              float[] computed = program.bounds(key);
              return computed == null ? NO_BOUNDS : computed;
            });
    return found.length == 0 ? null : found;
  }

  /** The advance of a code in thousandths of the font size. */
  public float width(int code) {
    if (code < 0 || code >= widths.length) {
      return otherWidths.computeIfAbsent(code, program::width);
    }
    if (Float.isNaN(widths[code])) {
      widths[code] = program.width(code);
    }
    return widths[code];
  }

  private Symbol resolve(int code) {
    if (DRAWING.matcher(name).find()) {
      return Symbol.of("", null, Kind.ORDINARY);
    }
    Symbol symbol = family == null ? general(code) : ofFamily(code);
    if (BACKQUOTE.equals(symbol) && isGrave(code)) {
      symbol = UnicodeSymbols.of('\u0300');
    }
    if (symbol == null) {
      return Symbol.UNKNOWN;
    }
    return set(openTypeMath ? sized(code, symbol) : symbol);
  }

  /** Fonts of TeX for prose have no backquote, others have it at its code of ASCII. */
  private boolean isGrave(int code) {
    return !fixedPitch
        && (family != null || (code != '`' && "grave".equals(program.glyphName(code))));
  }

  /** Large sizes of bars are delimiters, wide accents have commands of their own. */
  private Symbol sized(int code, Symbol symbol) {
    boolean bar = "\\mid".equals(symbol.latex()) || "\\parallel".equals(symbol.latex());
    boolean accent = "\\hat".equals(symbol.latex()) || "\\tilde".equals(symbol.latex());
    float[] ink = bar || accent ? bounds(code) : null;
    if (ink == null) {
      return symbol;
    }
    if (bar && (ink[3] - ink[1] > 1050 || ink[1] > -1)) {
      Symbol fence = UnicodeSymbols.of(symbol.latex().length() == 4 ? '|' : '\u2016');
      return ink[1] > -1 ? fence.piece(Piece.EXTENSION) : fence;
    }
    return accent && ink[2] - ink[0] > 480
        ? Symbol.of(symbol.text(), "\\wide" + symbol.latex().substring(1), Kind.ACCENT)
        : symbol;
  }

  private Symbol ofFamily(int code) {
    String glyph = program.glyphName(code);
    Symbol symbol = glyph == null ? null : GlyphNames.find(glyph, family.names());
    if (symbol == null && (glyph == null || GlyphNames.isMadeUp(glyph))) {
      String place = family.name(code);
      symbol = place == null ? null : GlyphNames.find(place, family.names());
    }
    return symbol == null ? UnicodeSymbols.of(program.unicode(code)) : symbol;
  }

  private Symbol general(int code) {
    if (adobeSymbol) {
      Symbol symbol = ofAdobeSymbol(code);
      if (symbol != null) {
        return symbol;
      }
    }
    String unicode = program.unicode(code);
    Symbol symbol = UnicodeSymbols.of(unicode);
    if (symbol == null && unicode != null && unicode.length() == 1) {
      symbol = privateCode(unicode.charAt(0));
    }
    if (symbol != null) {
      return symbol;
    }
    String glyph = program.glyphName(code);
    return glyph == null ? null : GlyphNames.find(glyph, NO_NAMES);
  }

  /** Symbol fonts of Windows have their codes from U+F020 on. */
  private Symbol privateCode(int character) {
    if (character < 0xF020 || character > 0xF0FF) {
      return null;
    }
    if (name.toLowerCase(Locale.ROOT).contains("symbol")) {
      return GlyphNames.find(AdobeSymbolCodes.name(character - 0xF000), SYMBOL_NAMES);
    }
    if (name.toLowerCase(Locale.ROOT).matches(".*(?:dings|webding|bullet).*")) {
      return Symbol.of("\u2022", "\\bullet", Kind.BINARY);
    }
    return character < 0xF07F && !math ? UnicodeSymbols.of(character - 0xF000) : null;
  }

  private Symbol ofAdobeSymbol(int code) {
    String glyph = program.glyphName(code);
    if (glyph == null || GlyphNames.isMadeUp(glyph)) {
      String unicode = program.unicode(code);
      int character = unicode != null && unicode.length() == 1 ? unicode.charAt(0) : 0;
      if (character >= 0xF020 && character <= 0xF0FF) {
        glyph = AdobeSymbolCodes.name(character - 0xF000);
      } else if (font instanceof PDSimpleFont && unicode == null) {
        glyph = AdobeSymbolCodes.name(code);
      }
    }
    return glyph == null ? null : GlyphNames.find(glyph, SYMBOL_NAMES);
  }

  /** A symbol as this font sets it: letters and digits in its alphabet, code as it was typed. */
  private Symbol set(Symbol symbol) {
    if (fixedPitch) {
      symbol = typed(symbol);
    }
    if (symbol.alphabet() != Alphabet.NONE) {
      return symbol;
    }
    return switch (symbol.kind()) {
      case LETTER ->
          symbol.in(letters == Alphabet.BLACKBOARD && !ascii(symbol) ? Alphabet.NONE : letters);
      case DIGIT ->
          symbol.in(
              switch (letters) {
                case BOLD, BOLD_ITALIC -> Alphabet.BOLD;
                case ITALIC -> math ? Alphabet.NONE : letters;
                case CALLIGRAPHIC, SCRIPT -> Alphabet.NONE;
                default -> letters;
              });
      default -> math && bold ? symbol.in(Alphabet.BOLD) : symbol;
    };
  }

  private static boolean ascii(Symbol symbol) {
    return symbol.text().length() == 1 && symbol.text().charAt(0) < 0x80;
  }

  /** What was typed to get a glyph of a typewriter font. */
  private static Symbol typed(Symbol symbol) {
    if (symbol.text().length() != 1) {
      return symbol;
    }
    String typed =
        switch (symbol.text().charAt(0)) {
          case '\u2018', '\u0300' -> "`";
          case '\u2019' -> "'";
          case '\u2212', '\u2010' -> "-";
          case '\u0302' -> "^";
          case '\u0303' -> "~";
          case '\u2217' -> "*";
          case '\u2223' -> "|";
          default -> null;
        };
    return typed == null ? symbol : UnicodeSymbols.of(typed);
  }

  private Alphabet letters() {
    if (family != null) {
      Alphabet own = family.letters();
      return own == Alphabet.NONE && family.use() == TexFamily.Use.TEXT ? ofStyle() : own;
    }
    return openTypeMath ? Alphabet.NONE : ofStyle();
  }

  private Alphabet ofStyle() {
    if (fixedPitch) {
      return Alphabet.TYPEWRITER;
    }
    if (bold) {
      return italic ? Alphabet.BOLD_ITALIC : Alphabet.BOLD;
    }
    if (italic) {
      return Alphabet.ITALIC;
    }
    return SANS.matcher(name).find() ? Alphabet.SANS : Alphabet.NONE;
  }

  private boolean fixedPitch(PDFontDescriptor descriptor) {
    if (family != null && family.letters() == Alphabet.TYPEWRITER) {
      return true;
    }
    return (descriptor != null && descriptor.isFixedPitch())
        || MONOSPACED.matcher(name).find()
        || program.isFixedPitch()
        || (font instanceof PDSimpleFont && !(font instanceof PDType3Font) && equalWidths());
  }

  /** Whether letters that differ much in other fonts are all of one width. */
  private boolean equalWidths() {
    float width = 0;
    Set<String> seen = new HashSet<>();
    for (int code = 33; code < 256; code++) {
      Symbol symbol = UnicodeSymbols.of(program.unicode(code));
      if (symbol == null || symbol.kind() != Kind.LETTER || !hasWidth(code)) {
        continue;
      }
      float drawn = width(code);
      if (drawn <= 0 || (width > 0 && Math.abs(drawn - width) > 1)) {
        return false;
      }
      width = drawn;
      seen.add(symbol.text());
    }
    return seen.stream().anyMatch(letter -> "iljtfrI".contains(letter))
        && seen.stream().anyMatch(letter -> "mwMWabdeghnopqu".contains(letter))
        && seen.size() > 3;
  }

  private boolean hasWidth(int code) {
    try {
      return font.hasExplicitWidth(code) && font.getWidth(code) > 0;
    } catch (IOException | RuntimeException e) {
      return false;
    }
  }

  private PDFontDescriptor descriptor() {
    try {
      return font.getFontDescriptor();
    } catch (RuntimeException e) {
      return null;
    }
  }

  /** The name of a font without outlines: of the TeX font that it seems to be, or its own. */
  private static String nameOfBitmaps(PDFont font, FontProgram program) {
    Map<Integer, Float> advances = program.madeUpAdvances();
    String known = BitmapFonts.name(advances);
    if (known == null) {
      known = BitmapFonts.likelyName(advances);
    }
    if (known == null) {
      Map<Integer, Float> ascii = program.asciiAdvances();
      known = ascii.size() < BitmapFonts.MANY ? null : BitmapFonts.name(ascii);
    }
    return known == null ? baseName(font) : known;
  }

  private static String baseName(PDFont font) {
    try {
      String name = font.getName();
      return name == null
          ? ""
          : CMAP.matcher(SUBSET.matcher(name).replaceFirst("")).replaceFirst("");
    } catch (RuntimeException e) {
      return "";
    }
  }
}
