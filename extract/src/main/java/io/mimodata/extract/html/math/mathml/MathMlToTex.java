package io.mimodata.extract.html.math.mathml;

import io.mimodata.extract.Cancellation;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * Presentation MathML (MathML 3, chapter 3) as LaTeX with the commands of amsmath, amssymb and
 * MathJax: tokens, rows and fences, fractions, roots, scripts and limits, accents, stretched
 * arrows, enclosures, tables, elementary arithmetic. What only tells of size, colour or position is
 * left out. The LaTeX is balanced, whatever the markup was.
 */
public final class MathMlToTex {
  /** Elements that only style what they hold. */
  private static final Set<String> TRANSPARENT =
      Set.of("math", "mstyle", "mpadded", "merror", "semantics", "maction", "mrow", "mtd");

  private static final Set<String> RELATIONS =
      Set.of(
          "=", "<", ">", "≤", "≥", "≠", "≈", "≡", "∼", "≃", "≅", "≪", "≫", "∝", "∈", "∉", "⊂", "⊆",
          "⊃", "⊇", "→", "←", "↔", "⇒", "⇐", "⇔", "⟶", "⟹", "⟺", "↦", ":=", "≔", "≜", "⩽", "⩾");

  private static final Set<String> ADDITIONS = Set.of("+", "-", "−", "±", "∓");

  private static final Map<String, String> PHRASES =
      Map.of(
          ":=",
          ":=",
          "<=",
          "\\leq",
          ">=",
          "\\geq",
          "!=",
          "\\neq",
          "->",
          "\\to",
          "=>",
          "\\Rightarrow",
          "...",
          "\\ldots",
          "mod",
          "\\bmod",
          "&&",
          "\\wedge",
          "||",
          "\\Vert");

  private MathMlToTex() {}

  /** The LaTeX of a {@code math} element, or of any element in one; empty if it shows nothing. */
  public static String convert(Element math) {
    return tidy(row(math, variantOf(math, "")));
  }

  /** LaTeX of one element. */
  static String tex(Element element, String variant) {
    Cancellation.check();
    String own = variantOf(element, variant);
    return switch (element.normalName()) {
      case "mi" -> identifier(element, own);
      case "mn" -> number(element.text().strip(), own);
      case "mo" -> operator(element.text().strip());
      case "mtext" -> text(element.wholeText(), own);
      case "ms" -> text(quoted(element), own);
      case "mglyph" -> text(element.attr("alt"), own);
      case "mspace" -> space(element);
      case "mfrac" -> fraction(element, own);
      case "msqrt" -> "\\sqrt{" + row(element, own) + "}";
      case "mroot" ->
          "\\sqrt["
              + MathMlScripts.bracketed(part(element, 1, own))
              + "]{"
              + part(element, 0, own)
              + "}";
      case "mphantom" -> phantom(row(element, own));
      case "mfenced" -> MathMlFences.fenced(element, own);
      case "menclose" -> enclosed(element, own);
      case "msub", "msup", "msubsup", "munder", "mover", "munderover", "mmultiscripts" ->
          MathMlScripts.tex(element, own);
      case "mtable" -> MathMlTables.table(element, own);
      case "mstack", "mlongdiv" -> MathMlTables.stack(element, own);
      case "maction" -> action(element, own);
      case "semantics" -> part(element, 0, own);
      case "annotation", "annotation-xml", "none", "mprescripts", "maligngroup", "malignmark" -> "";
      default -> row(element, own);
    };
  }

  /** LaTeX of the children of an element, one after the other. */
  static String row(Element element, String variant) {
    return MathMlFences.row(List.copyOf(element.childNodes()), variant);
  }

  /** LaTeX of some nodes, one after the other. */
  static String sequence(List<Node> nodes, String variant) {
    StringBuilder tex = new StringBuilder();
    for (int i = 0; i < nodes.size(); i++) {
      if (nodes.get(i) instanceof Element e) {
        String next = tex(e, variant);
        boolean spaced = i > 0 && i < nodes.size() - 1 && tex.length() > 0 && isSpaced(e);
        if (spaced) {
          tex.append(' ').append(next).append(' ');
        } else {
          TexJoin.append(tex, next);
        }
      } else if (nodes.get(i) instanceof TextNode t && !t.isBlank()) {
        TexJoin.append(tex, TexSymbols.characters(t.text().strip()));
      }
    }
    return tex.toString();
  }

  /** LaTeX of one child element; empty where there is none. */
  static String part(Element element, int index, String variant) {
    return index < element.childrenSize() ? TexJoin.strip(tex(element.child(index), variant)) : "";
  }

  /** The element itself, or the only child of rows and styles around one. */
  static Element core(Element element) {
    Element core = element;
    while (TRANSPARENT.contains(core.normalName()) && core.childrenSize() == 1) {
      core = core.child(0);
    }
    return core;
  }

  private static boolean isSpaced(Element element) {
    if (!element.normalName().equals("mo")) {
      return false;
    }
    String text = element.text().strip();
    return RELATIONS.contains(text) || ADDITIONS.contains(text);
  }

  private static String variantOf(Element element, String inherited) {
    String own = element.attr("mathvariant");
    if (!own.isEmpty()) {
      return own;
    }
    return element.attr("fontweight").equals("bold") ? "bold" : inherited;
  }

  private static String identifier(Element element, String variant) {
    String name = element.text().strip();
    if (TexSymbols.isFunction(name)) {
      return "\\" + name;
    }
    String tex = TexSymbols.characters(name);
    boolean word = name.length() > 1 && name.chars().allMatch(Character::isLetter);
    if (variant.isEmpty() && word && tex.equals(name)) {
      return isApplied(element) ? "\\operatorname{" + name + "}" : "\\mathrm{" + name + "}";
    }
    if (variant.equals("normal") && !isLatin(name)) {
      return tex;
    }
    return MathAlphabets.set(variant, tex);
  }

  private static boolean isApplied(Element element) {
    Element next = element.nextElementSibling();
    return next != null && next.normalName().equals("mo") && next.text().contains("\u2061");
  }

  private static boolean isLatin(String name) {
    return name.chars().allMatch(c -> c < 0x250 && Character.isLetter(c));
  }

  private static String number(String number, String variant) {
    StringBuilder tex = new StringBuilder();
    for (int i = 0; i < number.length(); ) {
      int c = number.codePointAt(i);
      int next = i + Character.charCount(c);
      if (c == ',' && i > 0 && next < number.length()) {
        tex.append("{,}");
      } else if (Character.isSpaceChar(c)) {
        tex.append("\\,");
      } else {
        TexJoin.append(tex, TexSymbols.characters(Character.toString(c)));
      }
      i = next;
    }
    boolean letters = number.chars().anyMatch(c -> c < 128 && Character.isLetter(c));
    String upright = letters && variant.isEmpty() ? "normal" : variant;
    return upright.equals("normal") && !letters
        ? tex.toString()
        : MathAlphabets.set(upright, tex.toString());
  }

  private static String operator(String operator) {
    if (TexSymbols.isFunction(operator)) {
      return "\\" + operator;
    }
    String phrase = PHRASES.get(operator);
    if (phrase != null) {
      return phrase;
    }
    boolean word =
        operator.length() > 1 && operator.chars().allMatch(c -> c < 128 && Character.isLetter(c));
    return word ? "\\operatorname{" + operator + "}" : TexSymbols.characters(operator);
  }

  private static String text(String raw, String variant) {
    String text = raw.replaceAll("[ \\t\\r\\n\\f]+", " ");
    String tex = TexSymbols.text(text);
    if (tex.isBlank()) {
      return tex.isEmpty() ? "" : "\\ ";
    }
    return switch (variant) {
      case "bold" -> "\\textbf{" + tex + "}";
      case "italic" -> "\\textit{" + tex + "}";
      case "monospace" -> "\\texttt{" + tex + "}";
      case "sans-serif" -> "\\textsf{" + tex + "}";
      default -> "\\text{" + tex + "}";
    };
  }

  private static String quoted(Element element) {
    String left = element.hasAttr("lquote") ? element.attr("lquote") : "\"";
    String right = element.hasAttr("rquote") ? element.attr("rquote") : "\"";
    return left + element.wholeText() + right;
  }

  private static String space(Element element) {
    if (element.attr("linebreak").equals("newline")) {
      return "\\ ";
    }
    double em = TexLengths.em(element.attr("width"));
    if (em < 0) {
      return "\\!";
    }
    return em == 0
        ? ""
        : em < 0.2
            ? "\\,"
            : em < 0.26 ? "\\:" : em < 0.5 ? "\\;" : em < 1.5 ? "\\quad " : "\\qquad ";
  }

  private static String fraction(Element element, String variant) {
    String above = part(element, 0, variant);
    String below = part(element, 1, variant);
    if (element.attr("bevelled").equals("true")) {
      return "{" + above + "}/{" + below + "}";
    }
    return TexLengths.isZero(element.attr("linethickness"))
        ? "\\genfrac{}{}{0pt}{}{" + above + "}{" + below + "}"
        : "\\frac{" + above + "}{" + below + "}";
  }

  private static String enclosed(Element element, String variant) {
    String inner = row(element, variant);
    String notation = element.hasAttr("notation") ? element.attr("notation").strip() : "longdiv";
    Set<String> notations = Set.copyOf(List.of(notation.split("\\s+", -1)));
    if (notations.contains("updiagonalstrike") && notations.contains("downdiagonalstrike")) {
      return "\\xcancel{" + inner + "}";
    }
    String tex = inner;
    for (String name : notations.stream().sorted().toList()) {
      tex =
          switch (name) {
            case "box", "roundedbox" -> "\\boxed{" + tex + "}";
            case "updiagonalstrike" -> "\\cancel{" + tex + "}";
            case "downdiagonalstrike" -> "\\bcancel{" + tex + "}";
            case "radical" -> "\\sqrt{" + tex + "}";
            case "top" -> "\\overline{" + tex + "}";
            case "bottom" -> "\\underline{" + tex + "}";
            case "left" -> "\\left|" + tex + "\\right.";
            case "right" -> "\\left." + tex + "\\right|";
            case "longdiv",
                "circle",
                "actuarial",
                "madruwb",
                "phasorangle",
                "horizontalstrike",
                "verticalstrike" ->
                "\\enclose{" + name + "}{" + tex + "}";
            default -> tex;
          };
    }
    return tex;
  }

  private static String action(Element element, String variant) {
    int selected = 1;
    try {
      selected = Integer.parseInt(element.attr("selection").strip());
    } catch (NumberFormatException e) {
      // Absent or no number: the first.
    }
    return part(element, Math.max(1, selected) - 1, variant);
  }

  private static String tidy(String tex) {
    return tex.replaceAll(" {2,}", " ").strip();
  }

  private static String phantom(String tex) {
    return tex.isEmpty() ? "" : "\\phantom{" + tex + "}";
  }
}
