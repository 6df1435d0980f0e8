package io.mimodata.extract.html.math.mathml;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Element;

/**
 * Scripts: sub- and superscripts, limits of operators, accents, braces and stretched arrows with
 * what stands over and under them, and scripts on both sides.
 */
final class MathMlScripts {
  private static final Map<String, String> ACCENTS =
      Map.ofEntries(
          Map.entry("¯", "bar"),
          Map.entry("‾", "bar"),
          Map.entry("ˉ", "bar"),
          Map.entry("\u0304", "bar"),
          Map.entry("\u0305", "bar"),
          Map.entry("^", "hat"),
          Map.entry("ˆ", "hat"),
          Map.entry("\u0302", "hat"),
          Map.entry("~", "tilde"),
          Map.entry("˜", "tilde"),
          Map.entry("∼", "tilde"),
          Map.entry("\u0303", "tilde"),
          Map.entry("→", "vec"),
          Map.entry("⇀", "vec"),
          Map.entry("\u20D7", "vec"),
          Map.entry("˙", "dot"),
          Map.entry(".", "dot"),
          Map.entry("\u0307", "dot"),
          Map.entry("¨", "ddot"),
          Map.entry("..", "ddot"),
          Map.entry("\u0308", "ddot"),
          Map.entry("\u20DB", "dddot"),
          Map.entry("…", "dddot"),
          Map.entry("˘", "breve"),
          Map.entry("\u0306", "breve"),
          Map.entry("ˇ", "check"),
          Map.entry("\u030C", "check"),
          Map.entry("´", "acute"),
          Map.entry("\u0301", "acute"),
          Map.entry("`", "grave"),
          Map.entry("\u0300", "grave"),
          Map.entry("˚", "mathring"),
          Map.entry("\u030A", "mathring"));

  /** Over more than one symbol, accents are wide. */
  private static final Map<String, String> WIDE =
      Map.of("bar", "overline", "hat", "widehat", "tilde", "widetilde", "vec", "overrightarrow");

  private static final Map<String, String> STRETCHED_OVER =
      Map.of(
          "⏞",
          "overbrace",
          "︷",
          "overbrace",
          "⎴",
          "overbracket",
          "⏜",
          "overparen",
          "←",
          "overleftarrow",
          "↔",
          "overleftrightarrow",
          "_",
          "overline",
          "―",
          "overline");

  private static final Map<String, String> STRETCHED_UNDER =
      Map.ofEntries(
          Map.entry("⏟", "underbrace"),
          Map.entry("︸", "underbrace"),
          Map.entry("⎵", "underbracket"),
          Map.entry("⏝", "underparen"),
          Map.entry("←", "underleftarrow"),
          Map.entry("→", "underrightarrow"),
          Map.entry("↔", "underleftrightarrow"),
          Map.entry("_", "underline"),
          Map.entry("\u0332", "underline"),
          Map.entry("\u0331", "underline"),
          Map.entry("¯", "underline"),
          Map.entry("‾", "underline"),
          Map.entry("―", "underline"));

  private static final Map<String, String> ARROWS =
      Map.ofEntries(
          Map.entry("→", "xrightarrow"),
          Map.entry("⟶", "xrightarrow"),
          Map.entry("←", "xleftarrow"),
          Map.entry("⟵", "xleftarrow"),
          Map.entry("↔", "xleftrightarrow"),
          Map.entry("⇒", "xRightarrow"),
          Map.entry("⟹", "xRightarrow"),
          Map.entry("⇐", "xLeftarrow"),
          Map.entry("⇔", "xLeftrightarrow"),
          Map.entry("↦", "xmapsto"),
          Map.entry("↪", "xhookrightarrow"),
          Map.entry("↩", "xhookleftarrow"),
          Map.entry("⇌", "xrightleftharpoons"));

  private static final String BIG = "∑∏∐⋃⋂⨆⋁⋀⨁⨂⨀⨄";
  private static final String INTEGRALS = "∫∬∭⨌∮∯∰";
  private static final Set<String> LIMITS =
      Set.of("lim", "liminf", "limsup", "max", "min", "sup", "inf", "det", "gcd", "Pr");
  private static final String PRIMES = "′'″‴";

  private MathMlScripts() {}

  static String tex(Element element, String variant) {
    return switch (element.normalName()) {
      case "msub" -> scripts(element, part(element, 1, variant), "", variant);
      case "msup" -> superscript(element, variant);
      case "msubsup" -> subSuperscript(element, variant);
      case "munder" -> under(element, variant);
      case "mover" -> over(element, variant);
      case "munderover" -> underOver(element, variant);
      default -> multiscripts(element, variant);
    };
  }

  private static String part(Element element, int index, String variant) {
    return MathMlToTex.part(element, index, variant);
  }

  private static String superscript(Element element, String variant) {
    String primes = primes(element, 1);
    return primes.isEmpty()
        ? scripts(element, "", part(element, 1, variant), variant)
        : base(element, variant) + primes;
  }

  private static String subSuperscript(Element element, String variant) {
    String primes = primes(element, 2);
    return primes.isEmpty()
        ? scripts(element, part(element, 1, variant), part(element, 2, variant), variant)
        : base(element, variant) + primes + script("_", part(element, 1, variant));
  }

  /** Primes as TeX writes them, or an empty string for any other superscript. */
  private static String primes(Element element, int index) {
    if (index >= element.childrenSize()) {
      return "";
    }
    String text = element.child(index).text().replace(" ", "").strip();
    if (text.isEmpty() || !text.chars().allMatch(c -> PRIMES.indexOf(c) >= 0)) {
      return "";
    }
    return text.replace("‴", "'''").replace("″", "''").replace("′", "'");
  }

  private static String scripts(Element element, String below, String above, String variant) {
    return base(element, variant) + script("_", below) + script("^", above);
  }

  private static String script(String marker, String tex) {
    if (tex.isEmpty()) {
      return "";
    }
    return tex.codePointCount(0, tex.length()) == 1 ? marker + tex : marker + "{" + tex + "}";
  }

  /** The base of a script, in braces unless it is one atom. */
  private static String base(Element element, String variant) {
    String base = part(element, 0, variant);
    return isAtom(base) ? base : "{" + base + "}";
  }

  private static boolean isAtom(String tex) {
    return tex.codePointCount(0, tex.length()) == 1
        || (tex.startsWith("\\")
            && tex.length() > 1
            && tex.substring(1).chars().allMatch(c -> c < 128 && Character.isLetter(c)))
        || (tex.length() == 2 && tex.charAt(0) == '\\')
        || isNumber(tex)
        || isOneBracket(tex);
  }

  private static boolean isNumber(String tex) {
    return !tex.isEmpty() && tex.length() == 1 && Character.isDigit(tex.charAt(0));
  }

  /** Whether the TeX is one command with one argument, such as an alphabet. */
  private static boolean isOneBracket(String tex) {
    int brace = tex.indexOf('{');
    return tex.startsWith("\\math")
        && brace > 0
        && tex.indexOf('}') == tex.length() - 1
        && tex.indexOf('{', brace + 1) < 0;
  }

  private static String symbol(Element element, int index) {
    if (index >= element.childrenSize()) {
      return "";
    }
    Element core = MathMlToTex.core(element.child(index));
    return core.normalName().equals("mo") || core.normalName().equals("mi")
        ? core.text().strip()
        : "";
  }

  private static String over(Element element, String variant) {
    String mark = symbol(element, 1);
    String base = part(element, 0, variant);
    String arrow = ARROWS.get(symbol(element, 0));
    if (arrow != null) {
      return "\\" + arrow + "{" + part(element, 1, variant) + "}";
    }
    String stretched = STRETCHED_OVER.get(mark);
    if (stretched != null) {
      return "\\" + stretched + "{" + base + "}";
    }
    String accent = ACCENTS.get(mark);
    if (accent != null) {
      boolean wide = !isAtom(base) && WIDE.containsKey(accent);
      return "\\" + (wide ? WIDE.get(accent) : accent) + "{" + base + "}";
    }
    if (base.startsWith("\\overbrace{") || base.startsWith("\\overbracket{")) {
      return base + script("^", part(element, 1, variant));
    }
    return takesLimits(element)
        ? limits(element, "", part(element, 1, variant))
        : "\\overset{" + part(element, 1, variant) + "}{" + base + "}";
  }

  private static String under(Element element, String variant) {
    String base = part(element, 0, variant);
    String arrow = ARROWS.get(symbol(element, 0));
    if (arrow != null) {
      return "\\" + arrow + "[" + bracketed(part(element, 1, variant)) + "]{}";
    }
    String stretched = STRETCHED_UNDER.get(symbol(element, 1));
    if (stretched != null) {
      return "\\" + stretched + "{" + base + "}";
    }
    if (base.startsWith("\\underbrace{") || base.startsWith("\\underbracket{")) {
      return base + script("_", part(element, 1, variant));
    }
    return takesLimits(element)
        ? limits(element, part(element, 1, variant), "")
        : "\\underset{" + part(element, 1, variant) + "}{" + base + "}";
  }

  private static String underOver(Element element, String variant) {
    String below = part(element, 1, variant);
    String above = part(element, 2, variant);
    String arrow = ARROWS.get(symbol(element, 0));
    if (arrow != null) {
      return "\\" + arrow + "[" + bracketed(below) + "]{" + above + "}";
    }
    if (takesLimits(element)) {
      return limits(element, below, above);
    }
    String base = part(element, 0, variant);
    String accent = ACCENTS.get(symbol(element, 2));
    String marked =
        accent == null
            ? "\\overset{" + above + "}{" + base + "}"
            : "\\" + accent + "{" + base + "}";
    return STRETCHED_UNDER.containsKey(symbol(element, 1))
        ? "\\" + STRETCHED_UNDER.get(symbol(element, 1)) + "{" + marked + "}"
        : "\\underset{" + below + "}{" + marked + "}";
  }

  /** An optional argument ends at the first bracket outside braces. */
  static String bracketed(String tex) {
    return tex.indexOf(']') < 0 ? tex : "{" + tex + "}";
  }

  private static boolean takesLimits(Element element) {
    String symbol = symbol(element, 0);
    if (symbol.isEmpty()) {
      return false;
    }
    return LIMITS.contains(symbol)
        || isOneOf(BIG, symbol)
        || isOneOf(INTEGRALS, symbol)
        || (symbol.length() > 1 && symbol.chars().allMatch(c -> Character.isLetter(c) || c == ' '));
  }

  private static String limits(Element element, String below, String above) {
    String symbol = symbol(element, 0);
    String base;
    if (LIMITS.contains(symbol)) {
      base = "\\" + symbol;
    } else if (isOneOf(INTEGRALS, symbol)) {
      base = TexSymbols.characters(symbol) + "\\limits";
    } else if (isOneOf(BIG, symbol)) {
      base = TexSymbols.characters(symbol);
    } else {
      base = "\\operatorname*{" + TexSymbols.text(symbol).replace(" ", "\\,") + "}";
    }
    return base + script("_", below) + script("^", above);
  }

  private static boolean isOneOf(String symbols, String symbol) {
    return symbol.codePointCount(0, symbol.length()) == 1 && symbols.contains(symbol);
  }

  /** A base with pairs of scripts after it and, from {@code mprescripts} on, before it. */
  private static String multiscripts(Element element, String variant) {
    List<Element> parts = element.children();
    StringBuilder before = new StringBuilder();
    StringBuilder after = new StringBuilder();
    boolean pre = false;
    int i = 1;
    while (i < parts.size()) {
      if (parts.get(i).normalName().equals("mprescripts")) {
        pre = true;
        i++;
        continue;
      }
      StringBuilder side = pre ? before : after;
      boolean bare = !pre && after.length() == 0;
      String below = script("_", TexJoin.strip(MathMlToTex.tex(parts.get(i), variant)));
      boolean pair = i + 1 < parts.size() && !parts.get(i + 1).normalName().equals("mprescripts");
      String above =
          pair ? script("^", TexJoin.strip(MathMlToTex.tex(parts.get(i + 1), variant))) : "";
      if (!below.isEmpty() || !above.isEmpty()) {
        side.append(bare ? "" : "{}").append(below).append(above);
      }
      i += pair ? 2 : 1;
    }
    String base = parts.isEmpty() ? "" : base(element, variant);
    StringBuilder tex = before;
    TexJoin.append(tex, base);
    return tex.append(after).toString();
  }
}
