package io.mimodata.extract.html.math;

import io.mimodata.extract.Cancellation;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * Converts presentation MathML that has no TeX of its own: leaves, fractions, roots, scripts,
 * limits, accents, fences and tables. Elements that only style count as rows.
 */
final class MathMlToTex {
  private static final Map<String, String> ACCENTS =
      Map.ofEntries(
          Map.entry("¯", "bar"),
          Map.entry("‾", "bar"),
          Map.entry("_", "underline"),
          Map.entry("^", "hat"),
          Map.entry("ˆ", "hat"),
          Map.entry("~", "tilde"),
          Map.entry("˜", "tilde"),
          Map.entry("→", "vec"),
          Map.entry("˙", "dot"),
          Map.entry("¨", "ddot"),
          Map.entry("⏞", "overbrace"),
          Map.entry("⏟", "underbrace"));

  private MathMlToTex() {}

  static String convert(Element math) {
    return row(math).strip();
  }

  private static String tex(Element element) {
    return switch (element.normalName()) {
      case "mi" -> identifier(element);
      case "mn", "mo" -> TexSymbols.characters(element.text().strip());
      case "mtext", "ms" -> text(element.text());
      case "mspace" -> "\\ ";
      case "mfrac" -> fraction(element);
      case "msqrt" -> "\\sqrt{" + row(element) + "}";
      case "mroot" -> "\\sqrt[" + part(element, 1) + "]{" + part(element, 0) + "}";
      case "msup" -> base(element) + "^" + group(part(element, 1));
      case "msub" -> base(element) + "_" + group(part(element, 1));
      case "msubsup" -> subSuperscript(element);
      case "munderover" -> subSuperscript(element);
      case "mover" -> over(element);
      case "munder" -> under(element);
      case "mfenced" -> fenced(element);
      case "mtable" -> table(element);
      case "mphantom", "annotation", "annotation-xml", "none", "mprescripts" -> "";
      default -> row(element);
    };
  }

  private static String identifier(Element element) {
    String name = element.text().strip();
    String tex = TexSymbols.identifier(name);
    return switch (element.attr("mathvariant")) {
      case "bold" -> "\\mathbf{" + tex + "}";
      case "double-struck" -> "\\mathbb{" + tex + "}";
      case "script" -> "\\mathcal{" + tex + "}";
      case "fraktur" -> "\\mathfrak{" + tex + "}";
      default -> tex;
    };
  }

  private static String text(String text) {
    return text.isBlank() ? "\\ " : "\\text{" + text + "}";
  }

  private static String fraction(Element element) {
    String command = element.attr("linethickness").equals("0") ? "\\binom{" : "\\frac{";
    return command + part(element, 0) + "}{" + part(element, 1) + "}";
  }

  private static String subSuperscript(Element element) {
    return base(element) + "_" + group(part(element, 1)) + "^" + group(part(element, 2));
  }

  private static String over(Element element) {
    String accent = accent(element);
    return accent == null
        ? "\\overset{" + part(element, 1) + "}{" + part(element, 0) + "}"
        : "\\" + accent + "{" + part(element, 0) + "}";
  }

  private static String under(Element element) {
    String accent = accent(element);
    return accent == null
        ? base(element) + "_" + group(part(element, 1))
        : "\\" + accent + "{" + part(element, 0) + "}";
  }

  private static String accent(Element element) {
    return element.childrenSize() < 2 ? null : ACCENTS.get(element.child(1).text().strip());
  }

  private static String fenced(Element element) {
    String open = element.hasAttr("open") ? element.attr("open") : "(";
    String close = element.hasAttr("close") ? element.attr("close") : ")";
    String inner =
        element.children().stream().map(MathMlToTex::tex).collect(Collectors.joining(", "));
    return "\\left" + delimiter(open) + " " + inner + " \\right" + delimiter(close);
  }

  private static String delimiter(String fence) {
    return fence.isBlank() ? "." : TexSymbols.characters(fence.strip());
  }

  private static String table(Element table) {
    String rows =
        table.children().stream()
            .filter(row -> row.normalName().equals("mtr") || row.normalName().equals("mlabeledtr"))
            .map(
                row ->
                    row.children().stream()
                        .map(MathMlToTex::row)
                        .collect(Collectors.joining(" & ")))
            .collect(Collectors.joining(" \\\\ "));
    return "\\begin{matrix} " + rows + " \\end{matrix}";
  }

  private static String base(Element element) {
    String base = part(element, 0);
    return isAtom(base) ? base : "{" + base + "}";
  }

  private static String group(String tex) {
    return tex.length() == 1 ? tex : "{" + tex + "}";
  }

  private static boolean isAtom(String tex) {
    return tex.codePointCount(0, tex.length()) <= 1
        || (tex.startsWith("\\") && tex.substring(1).chars().allMatch(Character::isLetter));
  }

  private static String part(Element element, int index) {
    List<Element> parts = element.children();
    return index < parts.size() ? tex(parts.get(index)).strip() : "";
  }

  private static String row(Element element) {
    Cancellation.check();
    StringBuilder tex = new StringBuilder();
    for (Node child : element.childNodes()) {
      if (child instanceof Element e) {
        TexJoin.append(tex, tex(e));
      } else if (child instanceof TextNode t && !t.isBlank()) {
        TexJoin.append(tex, TexSymbols.characters(t.text().strip()));
      }
    }
    return tex.toString();
  }
}
