package io.mimodata.extract.html.math.mathml;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Element;

/** Reads MathML into an expression, to be compared with that of {@link TexReader}. */
final class MathMlReader {
  private static final Map<String, String> OVER =
      Map.ofEntries(
          Map.entry("¯", "bar"),
          Map.entry("‾", "bar"),
          Map.entry("^", "hat"),
          Map.entry("ˆ", "hat"),
          Map.entry("~", "tilde"),
          Map.entry("˜", "tilde"),
          Map.entry("→", "vec"),
          Map.entry("⇀", "vec"),
          Map.entry("˙", "dot"),
          Map.entry("¨", "ddot"),
          Map.entry("\u20DB", "dddot"),
          Map.entry("˘", "breve"),
          Map.entry("ˇ", "check"),
          Map.entry("´", "acute"),
          Map.entry("`", "grave"),
          Map.entry("˚", "ring"),
          Map.entry("⏞", "overbrace"),
          Map.entry("⎴", "overbracket"),
          Map.entry("⏜", "overparen"),
          Map.entry("←", "overleft"),
          Map.entry("↔", "overleftright"),
          Map.entry("_", "bar"));

  private static final Map<String, String> UNDER =
      Map.of(
          "⏟",
          "underbrace",
          "⎵",
          "underbracket",
          "⏝",
          "underparen",
          "←",
          "underleft",
          "→",
          "underright",
          "↔",
          "underleftright",
          "_",
          "underline",
          "¯",
          "underline");

  private static final Set<String> ARROWS =
      Set.of("→", "←", "↔", "⇒", "⇐", "⇔", "↦", "↪", "↩", "⇌");
  private static final String BIG = "∑∏∐⋃⋂⨆⋁⋀⨁⨂⨀⨄∫∬∭∮";

  private MathMlReader() {}

  static String read(Element math) {
    return row(math, "");
  }

  private static String row(Element element, String variant) {
    List<String> parts = new ArrayList<>();
    for (Element child : element.children()) {
      parts.add(expression(child, variant));
    }
    return TexReader.join(parts);
  }

  private static String part(Element element, int index, String variant) {
    return expression(element.child(index), variant);
  }

  private static String expression(Element e, String inherited) {
    String variant = e.hasAttr("mathvariant") ? e.attr("mathvariant") : inherited;
    return switch (e.normalName()) {
      case "mi" -> identifier(e.text().strip(), variant);
      case "mn" -> number(e.text().strip(), variant);
      case "mo" -> operator(e.text().strip());
      case "mtext" -> e.text().isBlank() ? "" : "text(" + TexSymbols.text(e.text().strip()) + ")";
      case "ms" -> "text(\"" + e.text() + "\")";
      case "mglyph" -> "text(" + e.attr("alt") + ")";
      case "mspace", "maligngroup", "malignmark", "none", "annotation", "annotation-xml" -> "";
      case "mfrac" -> fraction(e, variant);
      case "msqrt" -> "root(" + row(e, variant) + ")";
      case "mroot" -> "root(" + part(e, 0, variant) + "; " + part(e, 1, variant) + ")";
      case "mphantom" -> "phantom(" + row(e, variant) + ")";
      case "mfenced" -> fenced(e, variant);
      case "menclose" -> enclosed(e, variant);
      case "msub" -> script(part(e, 0, variant), part(e, 1, variant), "");
      case "msup" -> script(part(e, 0, variant), "", part(e, 1, variant));
      case "msubsup" -> script(part(e, 0, variant), part(e, 1, variant), part(e, 2, variant));
      case "munder" -> under(e, variant);
      case "mover" -> over(e, variant);
      case "munderover" -> underOver(e, variant);
      case "mmultiscripts" -> multiscripts(e, variant);
      case "mtable" -> table(e, variant);
      case "mstack", "mlongdiv" -> stack(e, variant);
      case "maction" -> part(e, Math.max(1, selection(e)) - 1, variant);
      case "semantics" -> part(e, 0, variant);
      default -> row(e, variant);
    };
  }

  private static int selection(Element e) {
    return e.hasAttr("selection") ? Integer.parseInt(e.attr("selection")) : 1;
  }

  private static String leaves(String text) {
    List<String> leaves = new ArrayList<>();
    text.codePoints()
        .forEach(
            c -> {
              MathAlphabets.Letter letter = MathAlphabets.letter(c);
              if (letter != null && TexSymbols.command(c) == null) {
                leaves.add(set(letter.variant(), TexReader.leaf(letter.character())));
              } else if (!Character.isSpaceChar(c) && (c < 0x2061 || c > 0x2064)) {
                leaves.add(
                    switch (c) {
                      case '−' -> "-";
                      case '{', '}' -> "\\" + Character.toString(c);
                      default -> TexReader.leaf(c);
                    });
              }
            });
    return TexReader.join(leaves);
  }

  private static String set(String variant, String leaf) {
    return switch (variant) {
      case "", "italic" -> leaf;
      case "bold-script", "bold-fraktur", "bold-sans-serif" ->
          "bold " + variant.substring("bold-".length()) + "(" + leaf + ")";
      case "sans-serif-italic" -> "sans-serif(" + leaf + ")";
      case "sans-serif-bold-italic" -> "bold sans-serif(" + leaf + ")";
      default -> variant + "(" + leaf + ")";
    };
  }

  private static String identifier(String name, String variant) {
    boolean word =
        name.length() > 1
            && name.chars().allMatch(Character::isLetter)
            && MathAlphabets.letter(name.codePointAt(0)) == null;
    if (word && (variant.isEmpty() || variant.equals("normal"))) {
      return name;
    }
    if (variant.equals("normal") && TexSymbols.command(name.codePointAt(0)) != null) {
      return leaves(name);
    }
    String leaves = leaves(name);
    return variant.isEmpty() ? leaves : set(variant, leaves.replace(" ", ""));
  }

  private static String number(String number, String variant) {
    if (number.chars().anyMatch(Character::isLetter)) {
      return number;
    }
    String leaves = leaves(number);
    return variant.isEmpty() || variant.equals("normal")
        ? leaves
        : set(variant, leaves.replace(" ", ""));
  }

  private static String operator(String text) {
    return switch (text) {
      case "<=" -> "\\leq";
      case ">=" -> "\\geq";
      case "!=" -> "\\neq";
      case "->" -> "\\to";
      case "=>" -> "\\Rightarrow";
      case "..." -> "\\ldots";
      case "″" -> "\\prime\\prime";
      default ->
          text.length() > 1 && text.chars().allMatch(Character::isLetter) ? text : leaves(text);
    };
  }

  private static String fraction(Element e, String variant) {
    String above = part(e, 0, variant);
    String below = part(e, 1, variant);
    if (e.attr("bevelled").equals("true")) {
      return above + " / " + below;
    }
    return (e.attr("linethickness").startsWith("0") ? "stacked(" : "frac(")
        + above
        + "; "
        + below
        + ")";
  }

  private static String fenced(Element e, String variant) {
    String open = e.hasAttr("open") ? e.attr("open") : "(";
    String close = e.hasAttr("close") ? e.attr("close") : ")";
    String separators = e.hasAttr("separators") ? e.attr("separators") : ",";
    List<String> parts = new ArrayList<>();
    parts.add(leaves(open));
    for (int i = 0; i < e.childrenSize(); i++) {
      if (i > 0 && !separators.isEmpty()) {
        int index = Math.min(i - 1, separators.length() - 1);
        parts.add(leaves(separators.substring(index, index + 1)));
      }
      parts.add(part(e, i, variant));
    }
    parts.add(leaves(close));
    return TexReader.join(parts);
  }

  private static String enclosed(Element e, String variant) {
    String inner = row(e, variant);
    return switch (e.attr("notation")) {
      case "" -> "enclosed longdiv(" + inner + ")";
      case "updiagonalstrike" -> "enclosed up(" + inner + ")";
      case "downdiagonalstrike" -> "enclosed down(" + inner + ")";
      case "updiagonalstrike downdiagonalstrike" -> "enclosed up down(" + inner + ")";
      case "roundedbox" -> "enclosed box(" + inner + ")";
      case "radical" -> "root(" + inner + ")";
      case "top" -> "accent bar(" + inner + ")";
      case "bottom" -> "accent underline(" + inner + ")";
      case "left" -> "| " + inner;
      case "right" -> inner + " |";
      default -> "enclosed " + e.attr("notation") + "(" + inner + ")";
    };
  }

  private static String script(String base, String below, String above) {
    return below.isEmpty() && above.isEmpty()
        ? base
        : "script("
            + base
            + "; "
            + below
            + "; "
            + above.replace(" ", above.contains("\\prime") ? "" : " ")
            + ")";
  }

  private static boolean takesLimits(Element e) {
    String base = MathMlToTex.core(e.child(0)).text().strip();
    return BIG.contains(base)
        || (base.length() > 1 && base.chars().allMatch(c -> Character.isLetter(c) || c == ' '));
  }

  private static String limits(Element e, String below, String above) {
    String base = MathMlToTex.core(e.child(0)).text().strip();
    return script(BIG.contains(base) ? leaves(base) : base, below, above);
  }

  private static String mark(Element e, int index, Map<String, String> marks) {
    Element core = MathMlToTex.core(e.child(index));
    return core.normalName().equals("mo") ? marks.get(core.text().strip()) : null;
  }

  private static boolean isArrow(Element e) {
    Element core = MathMlToTex.core(e.child(0));
    return core.normalName().equals("mo") && ARROWS.contains(core.text().strip());
  }

  private static String under(Element e, String variant) {
    String base = part(e, 0, variant);
    String mark = mark(e, 1, UNDER);
    if (isArrow(e)) {
      return TexReader.underOver(base, part(e, 1, variant), "");
    }
    if (mark != null) {
      return "accent " + mark + "(" + base + ")";
    }
    return base.startsWith("accent underbr")
        ? script(base, part(e, 1, variant), "")
        : takesLimits(e)
            ? limits(e, part(e, 1, variant), "")
            : TexReader.underOver(base, part(e, 1, variant), "");
  }

  private static String over(Element e, String variant) {
    String base = part(e, 0, variant);
    String mark = mark(e, 1, OVER);
    if (isArrow(e)) {
      return TexReader.underOver(base, "", part(e, 1, variant));
    }
    if (mark != null) {
      return "accent " + mark + "(" + base + ")";
    }
    return base.startsWith("accent overbr")
        ? script(base, "", part(e, 1, variant))
        : takesLimits(e)
            ? limits(e, "", part(e, 1, variant))
            : TexReader.underOver(base, "", part(e, 1, variant));
  }

  private static String underOver(Element e, String variant) {
    String base = part(e, 0, variant);
    String above = mark(e, 2, OVER);
    String below = mark(e, 1, UNDER);
    if (!isArrow(e) && above != null) {
      String marked = "accent " + above + "(" + base + ")";
      return below == null
          ? TexReader.underOver(marked, part(e, 1, variant), "")
          : "accent " + below + "(" + marked + ")";
    }
    return !isArrow(e) && takesLimits(e)
        ? limits(e, part(e, 1, variant), part(e, 2, variant))
        : TexReader.underOver(base, part(e, 1, variant), part(e, 2, variant));
  }

  private static String multiscripts(Element e, String variant) {
    List<String> before = new ArrayList<>();
    List<String> after = new ArrayList<>();
    String base = part(e, 0, variant);
    boolean pre = false;
    boolean first = true;
    for (int i = 1; i < e.childrenSize(); ) {
      if (e.child(i).normalName().equals("mprescripts")) {
        pre = true;
        i++;
        continue;
      }
      String below = part(e, i, variant);
      String above = part(e, i + 1, variant);
      i += 2;
      if (!pre && first && !(below + above).isEmpty()) {
        base = script(base, below, above);
        first = false;
      } else {
        (pre ? before : after).add(script("", below, above));
      }
    }
    before.add(base);
    before.addAll(after);
    return TexReader.join(before);
  }

  private static String table(Element e, String variant) {
    List<String> rows = new ArrayList<>();
    for (Element row : e.children()) {
      List<String> cells = new ArrayList<>();
      for (Element cell : row.children()) {
        cells.add(row(cell, variant));
      }
      if (row.normalName().equals("mlabeledtr")) {
        cells.remove(0);
      }
      rows.add(String.join(" & ", cells));
    }
    return "table(" + String.join(" / ", rows) + ")";
  }

  private static String stack(Element e, String variant) {
    List<String> lines = new ArrayList<>();
    addLines(e, variant, lines);
    if (e.normalName().equals("mlongdiv")) {
      String divisor = lines.remove(0);
      lines.set(1, divisor + " enclosed longdiv(" + lines.get(1) + ")");
    }
    return "table(" + String.join(" / ", lines) + ")";
  }

  private static void addLines(Element e, String variant, List<String> lines) {
    for (Element child : e.children()) {
      if (child.normalName().equals("msgroup")) {
        addLines(child, variant, lines);
      } else if (!child.normalName().equals("msline")) {
        lines.add(expression(child, variant));
      }
    }
  }
}
