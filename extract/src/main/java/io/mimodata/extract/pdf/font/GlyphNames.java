package io.mimodata.extract.pdf.font;

import io.mimodata.extract.pdf.font.Symbol.Alphabet;
import io.mimodata.extract.pdf.font.Symbol.Kind;
import io.mimodata.extract.pdf.font.Symbol.Piece;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.pdmodel.font.encoding.GlyphList;

/**
 * The symbols that names of glyphs mean: those of TeX's fonts by the set of names that a font is
 * drawn with, others by the Adobe glyph list.
 */
final class GlyphNames {
  private static final Map<String, Map<String, Symbol>> SETS = load();
  private static final Map<String, Symbol> COMMANDS = commands();

  private static final List<String> CM = List.of("cm");

  /** Names that spell the characters out. */
  private static final Pattern SPELLED = Pattern.compile("uni((?:[0-9A-F]{4})+)|u([0-9A-F]{4,6})");

  /** Sizes of a delimiter or of a radical, as in cmex. */
  private static final Pattern SIZED = Pattern.compile("([^.]+?)(?:[bB]ig+l?)\\d*");

  private static final Pattern PIECE =
      Pattern.compile(
          "(paren|bracket|brace|dblbracket|arrow|arrowdbl|radical|integral)"
              + "(left|right|)(tp|bt|ex|mid|vertex)[A-Z]?");

  private static final Pattern OPERATOR = Pattern.compile("(.+?)(?:text|display|disp)(\\d*)");
  private static final Pattern VARIANT = Pattern.compile("(.+?)(?:small|(?:tab)?oldstyle|\\d)");

  private static final Pattern LETTERED =
      Pattern.compile("([A-Za-z])\\.?(cal|scr|script|bbb|bb|frak|fraktur)");

  /** Names that tools make up where they know no better. */
  private static final Pattern MADE_UP =
      Pattern.compile(
          "[A-Za-z]{0,2}\\d+|(?:cid|gid|glyph|index|char|sym|chr|code)[_.-]?\\d+|[A-Za-z]_\\d+|\\.notdef",
          Pattern.CASE_INSENSITIVE);

  private GlyphNames() {}

  static boolean isMadeUp(String name) {
    return MADE_UP.matcher(name).matches();
  }

  /**
   * The symbol of a name.
   *
   * @param sets the sets of names of TeX fonts to look into before the Adobe glyph list
   * @return null if the name says nothing
   */
  static Symbol find(String name, List<String> sets) {
    Symbol symbol = ofSets(name, sets);
    int dot = name.indexOf('.');
    if (symbol == null && dot > 0 && !sets.isEmpty()) {
      symbol = ofSets(name.substring(0, dot), sets);
      if (symbol != null && symbol.piece() == Piece.WHOLE) {
        symbol = suffixed(symbol, name.substring(dot + 1));
      }
    }
    symbol = symbol == null ? general(name) : symbol;
    if (symbol == null && !isMadeUp(name)) {
      symbol = ofSets(dot > 0 ? name.substring(0, dot) : name, CM);
      symbol = symbol == null ? COMMANDS.get("\\" + name) : symbol;
      symbol = symbol == null ? variant(name, sets) : symbol;
    }
    return symbol;
  }

  private static Symbol ofSets(String name, List<String> sets) {
    for (String set : sets) {
      Symbol symbol = SETS.get(set).get(name);
      if (symbol != null) {
        return symbol;
      }
    }
    return sets.isEmpty() ? null : built(name);
  }

  /** Large operators, and delimiters of some size or in parts. */
  private static Symbol built(String name) {
    Matcher piece = PIECE.matcher(name);
    if (piece.matches()) {
      return piece(piece.group(1), piece.group(2), piece.group(3));
    }
    Matcher operator = OPERATOR.matcher(name);
    if (operator.matches()) {
      Map<String, Symbol> operators = SETS.get("operator");
      Symbol counted = operators.get(operator.group(1) + operator.group(2));
      return counted == null ? operators.get(operator.group(1)) : counted;
    }
    Matcher sized = SIZED.matcher(name);
    if (sized.matches()) {
      String base = sized.group(1);
      Symbol symbol = "backslash".equals(base) ? BACKSLASH : SETS.get("cm").get(base);
      return symbol == null ? general(base) : symbol;
    }
    return null;
  }

  private static final Symbol BACKSLASH = Symbol.of("\\", "\\backslash", Kind.FENCE);

  private static Symbol piece(String shape, String side, String part) {
    Piece piece =
        switch (part) {
          case "tp" -> Piece.TOP;
          case "bt" -> Piece.BOTTOM;
          case "mid" -> Piece.MIDDLE;
          default -> Piece.EXTENSION;
        };
    Map<String, Symbol> math = SETS.get("cm");
    String latex = shape + side;
    Symbol whole =
        switch (shape) {
          case "arrow" ->
              piece == Piece.EXTENSION
                  ? math.get("arrowvertex")
                  : math.get(piece == Piece.TOP ? "arrowup" : "arrowdown");
          case "arrowdbl" -> math.get(piece == Piece.TOP ? "arrowdblup" : "arrowdbldown");
          case "brace" ->
              side.isEmpty() ? Symbol.of("", "\\bracevert", Kind.FENCE) : general(latex);
          default -> math.containsKey(latex) ? math.get(latex) : general(latex);
        };
    return whole == null ? null : whole.piece(piece);
  }

  /** The symbol of a name that is not particular to a font. */
  private static Symbol general(String name) {
    Symbol text = SETS.get("text").get(name);
    if (text != null) {
      return text;
    }
    int dot = name.indexOf('.');
    if (dot > 0) {
      Symbol base = general(name.substring(0, dot));
      return base == null ? null : suffixed(base, name.substring(dot + 1));
    }
    int joint = name.indexOf('_');
    if (joint > 0 && joint < name.length() - 1) {
      Symbol left = general(name.substring(0, joint));
      Symbol right = general(name.substring(joint + 1));
      return left == null || right == null ? null : UnicodeSymbols.of(left.text() + right.text());
    }
    Matcher spelled = SPELLED.matcher(name);
    if (spelled.matches()) {
      return UnicodeSymbols.of(characters(spelled.group(1), spelled.group(2)));
    }
    return isMadeUp(name) ? null : UnicodeSymbols.of(GlyphList.getAdobeGlyphList().toUnicode(name));
  }

  private static String characters(String several, String one) {
    if (several == null) {
      int character = Integer.parseInt(one, 16);
      return Character.isValidCodePoint(character) ? Character.toString(character) : null;
    }
    StringBuilder characters = new StringBuilder();
    for (int i = 0; i < several.length(); i += 4) {
      characters.append((char) Integer.parseInt(several.substring(i, i + 4), 16));
    }
    return characters.toString();
  }

  private static Symbol suffixed(Symbol symbol, String suffix) {
    String first = suffix.toLowerCase(Locale.ROOT);
    if (symbol.kind() == Kind.BINARY && first.startsWith("big")) {
      return COMMANDS.getOrDefault("\\big" + symbol.math().substring(1), symbol);
    }
    if (symbol.kind() == Kind.ACCENT && first.matches("s\\d|size\\d|h\\d|wide\\w*")) {
      return COMMANDS.getOrDefault("\\wide" + symbol.math().substring(1), symbol);
    }
    boolean tall =
        switch (symbol.kind()) {
          case OPEN, CLOSE, FENCE, RADICAL, LARGE_OPERATOR -> true;
          default -> false;
        };
    if (!tall) {
      return symbol;
    }
    return switch (first) {
      case "top", "tp" -> symbol.piece(Piece.TOP);
      case "bot", "bt", "bottom" -> symbol.piece(Piece.BOTTOM);
      case "mid", "md" -> symbol.piece(Piece.MIDDLE);
      case "ex", "ext", "x" -> symbol.piece(Piece.EXTENSION);
      default -> symbol;
    };
  }

  /** A name with an ending that says how the same thing looks. */
  private static Symbol variant(String name, List<String> sets) {
    Matcher lettered = LETTERED.matcher(name);
    if (lettered.matches()) {
      return Symbol.of(lettered.group(1), null, Kind.LETTER).in(alphabet(lettered.group(2)));
    }
    Matcher variant = VARIANT.matcher(name);
    if (!variant.matches() || (variant.group(1).length() < 2 && !name.endsWith("small"))) {
      return null;
    }
    String base = variant.group(1);
    Symbol symbol = find(name.endsWith("small") ? base.toLowerCase(Locale.ROOT) : base, sets);
    return symbol == null || symbol.kind() == Kind.UNKNOWN ? null : symbol;
  }

  private static Alphabet alphabet(String name) {
    return switch (name) {
      case "cal" -> Alphabet.CALLIGRAPHIC;
      case "scr", "script" -> Alphabet.SCRIPT;
      case "bb", "bbb" -> Alphabet.BLACKBOARD;
      default -> Alphabet.FRAKTUR;
    };
  }

  /** Symbols by their commands, since some fonts name glyphs by them. */
  private static Map<String, Symbol> commands() {
    Map<String, Symbol> commands = new HashMap<>(UnicodeSymbols.commands());
    for (Map<String, Symbol> set : SETS.values()) {
      for (Symbol symbol : set.values()) {
        if (symbol.math().startsWith("\\") && symbol.piece() == Piece.WHOLE) {
          commands.putIfAbsent(symbol.math(), symbol);
        }
      }
    }
    return commands;
  }

  private static Map<String, Map<String, Symbol>> load() {
    Map<String, Map<String, Symbol>> sets = new LinkedHashMap<>();
    for (String[] row : Resource.rows("glyphs.tsv")) {
      Symbol symbol;
      if (row[4].isEmpty()) {
        symbol = row[3].isEmpty() ? Symbol.of("", null, Kind.SPACE) : UnicodeSymbols.of(row[3]);
      } else {
        symbol = Symbol.of(row[3], row[2].isEmpty() ? null : row[2], Kind.valueOf(row[4]));
      }
      sets.computeIfAbsent(row[0], set -> new LinkedHashMap<>()).put(row[1], part(row[1], symbol));
    }
    return sets;
  }

  /** Symbols of glyphs that are but a part of one by their names. */
  private static Symbol part(String name, Symbol symbol) {
    if (name.matches("(?:vextend|arrowvertex).*|bar(?:dbl)?ex|ceilingfloor.*ex")) {
      return symbol.piece(Piece.EXTENSION);
    }
    if (name.matches("ceiling(?:left|right)top")) {
      return symbol.piece(Piece.TOP);
    }
    return name.matches("floor(?:left|right)bottom") ? symbol.piece(Piece.BOTTOM) : symbol;
  }
}
