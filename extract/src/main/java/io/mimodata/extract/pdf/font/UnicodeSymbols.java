package io.mimodata.extract.pdf.font;

import io.mimodata.extract.pdf.font.Symbol.Alphabet;
import io.mimodata.extract.pdf.font.Symbol.Kind;
import io.mimodata.extract.pdf.font.Symbol.Piece;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The symbols that Unicode characters are in a formula. */
final class UnicodeSymbols {
  private static final Map<Integer, Symbol> SYMBOLS = load();

  /** The Greek part of each alphabet of the block of mathematical alphanumeric symbols. */
  private static final String GREEK =
      "\u0391\u0392\u0393\u0394\u0395\u0396\u0397\u0398\u0399\u039a\u039b\u039c\u039d\u039e\u039f"
          + "\u03a0\u03a1\u03f4\u03a3\u03a4\u03a5\u03a6\u03a7\u03a8\u03a9\u2207"
          + "\u03b1\u03b2\u03b3\u03b4\u03b5\u03b6\u03b7\u03b8\u03b9\u03ba\u03bb\u03bc\u03bd\u03be\u03bf"
          + "\u03c0\u03c1\u03c2\u03c3\u03c4\u03c5\u03c6\u03c7\u03c8\u03c9\u2202"
          + "\u03f5\u03d1\u03f0\u03d5\u03f1\u03d6";

  private static final String PRIVATE_PIECES =
      "\u23af\u2223\u23af\u00ae\u00a9\u2122\u239b\u239c\u239d\u23a1\u23a2\u23a3\u23a7\u23a8\u23a9"
          + "\u23aa\u23ae\u239e\u239f\u23a0\u23a4\u23a5\u23a6\u23ab\u23ac\u23ad";

  /** A character with a stroke through it, or with the choice of one of its variants. */
  private static final Pattern MARKED = Pattern.compile("(?s)(?:.|..)(?:(\u0338)|[\ufe00-\ufe0f])");

  private UnicodeSymbols() {}

  /** The symbol of a glyph that stands for some characters; null where they mean nothing. */
  static Symbol of(String unicode) {
    if (unicode == null || unicode.isEmpty()) {
      return null;
    }
    int first = unicode.codePointAt(0);
    if (unicode.length() == Character.charCount(first)) {
      return of(first);
    }
    Matcher marked = MARKED.matcher(unicode);
    if (marked.matches()) {
      Symbol base = of(first);
      if (base == null || marked.group(1) == null) {
        return base;
      }
      return new Symbol(
          unicode, "\\not" + spaced(base.math()), base.kind(), base.alphabet(), base.piece());
    }
    StringBuilder text = new StringBuilder();
    Symbol last = null;
    for (int i = 0; i < unicode.length(); ) {
      int character = unicode.codePointAt(i);
      i += Character.charCount(character);
      Symbol symbol = of(character);
      if (symbol == null) {
        return null;
      }
      text.append(symbol.text());
      last = symbol.kind() == Kind.ACCENT && last != null ? last : symbol;
    }
    return Symbol.of(text.toString(), null, last.kind()).in(last.alphabet());
  }

  private static String spaced(String math) {
    return math.startsWith("\\") ? math : " " + math;
  }

  /** The symbols of the table by their commands. */
  static Map<String, Symbol> commands() {
    Map<String, Symbol> commands = new HashMap<>();
    for (Symbol symbol : SYMBOLS.values()) {
      if (symbol.math().matches("\\\\[A-Za-z]+") && symbol.piece() == Piece.WHOLE) {
        commands.putIfAbsent(symbol.math(), symbol);
      }
    }
    return commands;
  }

  /** The symbol of a character; null where it means nothing, as controls and private ones do. */
  static Symbol of(int character) {
    Symbol known = SYMBOLS.get(character);
    if (known != null) {
      return known;
    }
    if (character >= 0xF8E5 && character <= 0xF8FE) {
      return SYMBOLS.get((int) PRIVATE_PIECES.charAt(character - 0xF8E5));
    }
    return switch (Character.getType(character)) {
      case Character.CONTROL, Character.PRIVATE_USE, Character.SURROGATE, Character.UNASSIGNED ->
          null;
      case Character.SPACE_SEPARATOR -> Symbol.SPACE;
      case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.FORMAT ->
          Symbol.of("", null, Kind.SPACE);
      default -> character == 0xFFFD ? null : other(character);
    };
  }

  private static Symbol other(int character) {
    String text = Character.toString(character);
    if (character >= 0x1D400 && character <= 0x1D7FF) {
      return alphanumeric(character);
    }
    if (character >= 0xFB00 && character <= 0xFB06) {
      return Symbol.of(Normalizer.normalize(text, Normalizer.Form.NFKC), null, Kind.LETTER);
    }
    return Symbol.of(text, null, kind(character));
  }

  private static Kind kind(int character) {
    return switch (Character.getType(character)) {
      case Character.DECIMAL_DIGIT_NUMBER -> Kind.DIGIT;
      case Character.START_PUNCTUATION -> Kind.OPEN;
      case Character.END_PUNCTUATION -> Kind.CLOSE;
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> Kind.ACCENT;
      case Character.OTHER_PUNCTUATION -> Kind.PUNCTUATION;
      default ->
          Character.isLetter(character)
              ? Kind.LETTER
              : isArrow(character) ? Kind.RELATION : Kind.ORDINARY;
    };
  }

  private static boolean isArrow(int character) {
    return (character >= 0x2190 && character <= 0x21FF)
        || (character >= 0x27F0 && character <= 0x297F);
  }

  /** A letter or digit of the block of mathematical alphanumeric symbols. */
  private static Symbol alphanumeric(int character) {
    Alphabet alphabet = alphabet(character);
    if (character >= 0x1D6A4 && character <= 0x1D7CD) {
      Symbol base =
          character < 0x1D6A8
              ? of(character == 0x1D6A4 ? 0x131 : 0x237)
              : of(character < 0x1D7CA ? GREEK.charAt((character - 0x1D6A8) % 58) : 0x3DD);
      boolean italic = base.kind() != Kind.LETTER && alphabet == Alphabet.ITALIC;
      return italic ? base : base.in(alphabet);
    }
    String plain = Normalizer.normalize(Character.toString(character), Normalizer.Form.NFKC);
    return plain.codePointAt(0) == character ? null : of(plain.codePointAt(0)).in(alphabet);
  }

  private static Alphabet alphabet(int character) {
    if (character < 0x1D6A4) {
      Alphabet[] alphabets = {
        Alphabet.BOLD,
        Alphabet.ITALIC,
        Alphabet.BOLD_ITALIC,
        Alphabet.CALLIGRAPHIC,
        Alphabet.CALLIGRAPHIC,
        Alphabet.FRAKTUR,
        Alphabet.BLACKBOARD,
        Alphabet.FRAKTUR,
        Alphabet.SANS,
        Alphabet.SANS,
        Alphabet.SANS,
        Alphabet.SANS,
        Alphabet.TYPEWRITER
      };
      return alphabets[(character - 0x1D400) / 52];
    }
    if (character < 0x1D6A8) {
      return Alphabet.ITALIC;
    }
    if (character < 0x1D7CA) {
      Alphabet[] alphabets = {
        Alphabet.BOLD, Alphabet.ITALIC, Alphabet.BOLD_ITALIC, Alphabet.BOLD, Alphabet.BOLD_ITALIC
      };
      return alphabets[(character - 0x1D6A8) / 58];
    }
    if (character < 0x1D7CE) {
      return Alphabet.BOLD;
    }
    Alphabet[] alphabets = {
      Alphabet.BOLD, Alphabet.BLACKBOARD, Alphabet.SANS, Alphabet.SANS, Alphabet.TYPEWRITER
    };
    return alphabets[(character - 0x1D7CE) / 10];
  }

  private static Map<Integer, Symbol> load() {
    Map<Integer, Symbol> symbols = new LinkedHashMap<>();
    for (String[] row : Resource.rows("symbols.tsv")) {
      symbols.put(row[0].codePointAt(0), Symbol.of(row[0], row[1], Kind.valueOf(row[2])));
    }
    symbols.put(0x2206, symbols.get(0x394));
    symbols.put(0x2126, symbols.get(0x3A9));
    alphabet(symbols, "\u2102\u210d\u2115\u2119\u211a\u211d\u2124", "CHNPQRZ", Alphabet.BLACKBOARD);
    alphabet(symbols, "\u213d\u213e\u213c\u213f", "\u03b3\u0393\u03c0\u03a0", Alphabet.BLACKBOARD);
    alphabet(
        symbols,
        "\u212c\u2130\u2131\u210b\u2110\u2112\u2133\u211b\u212f\u210a\u2134",
        "BEFHILMRego",
        Alphabet.CALLIGRAPHIC);
    alphabet(symbols, "\u212d\u210c\u2128", "CHZ", Alphabet.FRAKTUR);
    alphabet(symbols, "\u210e\u2145\u2146\u2147\u2148\u2149", "hDdeij", Alphabet.ITALIC);
    pieces(symbols, "(", "\u239b \u239c\u239d");
    pieces(symbols, ")", "\u239e \u239f\u23a0");
    pieces(symbols, "[", "\u23a1 \u23a2\u23a3");
    pieces(symbols, "]", "\u23a4 \u23a5\u23a6");
    pieces(symbols, "{", "\u23a7\u23a8\u23aa\u23a9");
    pieces(symbols, "}", "\u23ab\u23ac\u23aa\u23ad");
    pieces(symbols, "\u222b", "\u2320 \u23ae\u2321");
    pieces(symbols, "\u2211", "\u23b2  \u23b3");
    symbols.put(0x23AA, Symbol.of("", "\\bracevert", Kind.FENCE).piece(Piece.EXTENSION));
    symbols.put(0x23B7, symbols.get(0x221A).piece(Piece.BOTTOM));
    symbols.put(0x23D0, symbols.get((int) '|').piece(Piece.EXTENSION));
    symbols.put(0x23AF, Symbol.of("", null, Kind.ORDINARY).piece(Piece.EXTENSION));
    accents(symbols);
    symbols.put(0xA0, Symbol.SPACE);
    symbols.put(0xAD, Symbol.of("-", null, Kind.BINARY));
    for (String dash : new String[] {"-", "\u2010", "\u2011"}) {
      symbols.put(dash.codePointAt(0), Symbol.of("-", null, Kind.BINARY));
    }
    symbols.put(0x2013, Symbol.of("\u2013", "\\text{\u2013}", Kind.PUNCTUATION));
    symbols.put(0x2014, Symbol.of("\u2014", "\\text{\u2014}", Kind.PUNCTUATION));
    symbols.put(0x338, Symbol.of("\u0338", "\\not", Kind.RELATION));
    symbols.put(0x2423, Symbol.SPACE);
    return symbols;
  }

  private static void alphabet(
      Map<Integer, Symbol> symbols, String characters, String letters, Alphabet alphabet) {
    for (int i = 0; i < letters.length(); i++) {
      int letter = letters.charAt(i);
      Symbol plain = symbols.get(letter);
      Symbol base =
          plain == null ? Symbol.of(letters.substring(i, i + 1), null, Kind.LETTER) : plain;
      symbols.put((int) characters.charAt(i), base.in(alphabet));
    }
  }

  /** The parts of a delimiter from top to bottom; a blank where it has none. */
  private static void pieces(Map<Integer, Symbol> symbols, String whole, String parts) {
    Symbol symbol = symbols.get(whole.codePointAt(0));
    Piece[] pieces = {Piece.TOP, Piece.MIDDLE, Piece.EXTENSION, Piece.BOTTOM};
    for (int i = 0; i < pieces.length; i++) {
      if (parts.charAt(i) != ' ') {
        symbols.put((int) parts.charAt(i), symbol.piece(pieces[i]));
      }
    }
  }

  /** Accents: the combining character, its command, and spacing characters that look the same. */
  private static void accents(Map<Integer, Symbol> symbols) {
    String[][] accents = {
      {"\u0300", "\\grave", "\u02cb"},
      {"\u0301", "\\acute", "\u00b4\u02ca\u0384"},
      {"\u0302", "\\hat", "\u02c6\uf6bd"},
      {"\u0303", "\\tilde", "\u02dc"},
      {"\u0304", "\\bar", "\u00af\u02c9\u0305"},
      {"\u0306", "\\breve", "\u02d8"},
      {"\u0307", "\\dot", "\u02d9"},
      {"\u0308", "\\ddot", "\u00a8"},
      {"\u030a", "\\mathring", "\u02da"},
      {"\u030b", null, "\u02dd"},
      {"\u030c", "\\check", "\u02c7"},
      {"\u0327", null, "\u00b8"},
      {"\u0328", null, "\u02db"},
      {"\u0332", "\\underline", "\u2017"},
      {"\u20d7", "\\vec", "\u20d1"},
      {"\u20d6", "\\overleftarrow", "\u20d0"},
      {"\u20e1", "\\overleftrightarrow", ""},
      {"\u20db", "\\dddot", ""},
      {"\u20dc", "\\ddddot", ""},
    };
    for (String[] accent : accents) {
      Symbol symbol = Symbol.of(accent[0], accent[1], Kind.ACCENT);
      symbols.put(accent[0].codePointAt(0), symbol);
      accent[2].codePoints().forEach(character -> symbols.put(character, symbol));
    }
  }
}
