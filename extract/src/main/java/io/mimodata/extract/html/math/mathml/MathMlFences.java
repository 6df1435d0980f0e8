package io.mimodata.extract.html.math.mathml;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * Brackets: {@code mfenced}, and rows between a pair of them. Around what is taller than a line
 * they become {@code \left..\right}; around a table or a fraction without a line, an environment or
 * a binomial.
 */
final class MathMlFences {
  private static final Map<String, String> CLOSING =
      Map.ofEntries(
          Map.entry("(", ")"),
          Map.entry("[", "]"),
          Map.entry("{", "}"),
          Map.entry("|", "|"),
          Map.entry("‖", "‖"),
          Map.entry("∥", "∥"),
          Map.entry("⟨", "⟩"),
          Map.entry("〈", "〉"),
          Map.entry("⌊", "⌋"),
          Map.entry("⌈", "⌉"),
          Map.entry("⟦", "⟧"));

  private static final Map<String, String> MATRICES =
      Map.of("(", "pmatrix", "[", "bmatrix", "{", "Bmatrix", "|", "vmatrix", "‖", "Vmatrix");

  private static final Set<String> TALL =
      Set.of(
          "mfrac",
          "mtable",
          "munder",
          "munderover",
          "msubsup",
          "mroot",
          "msqrt",
          "mstack",
          "mlongdiv",
          "menclose");

  private MathMlFences() {}

  /** LaTeX of nodes that stand in a row, with a pair of brackets around them where there is one. */
  static String row(List<Node> nodes, String variant) {
    List<Node> visible = new ArrayList<>();
    for (Node node : nodes) {
      if (node instanceof Element || (node instanceof TextNode text && !text.isBlank())) {
        visible.add(node);
      }
    }
    int size = visible.size();
    if (size >= 2) {
      String open = fence(visible.get(0));
      String close = fence(visible.get(size - 1));
      List<Node> inner = visible.subList(1, size - 1);
      if (open != null
          && close != null
          && close.equals(CLOSING.get(open))
          && isOnePair(inner, open, close)) {
        return between(open, inner, close, variant);
      }
      if ("{".equals(open) && size == 2 && tableIn(visible.get(1)) != null) {
        return MathMlTables.environment("cases", tableIn(visible.get(1)), variant);
      }
    }
    return MathMlToTex.sequence(visible, variant);
  }

  /** LaTeX of an {@code mfenced}. */
  static String fenced(Element element, String variant) {
    String open = element.hasAttr("open") ? element.attr("open").strip() : "(";
    String close = element.hasAttr("close") ? element.attr("close").strip() : ")";
    List<Node> inner = new ArrayList<>(element.children());
    if (inner.size() == 1) {
      if (open.equals("{") && close.isEmpty() && tableIn(inner.get(0)) != null) {
        return MathMlTables.environment("cases", tableIn(inner.get(0)), variant);
      }
      if (close.equals(CLOSING.get(open))) {
        return between(open, inner, close, variant);
      }
    }
    String separators = element.hasAttr("separators") ? element.attr("separators").strip() : ",";
    separators = separators.replaceAll("\\s", "");
    StringBuilder tex = new StringBuilder();
    for (int i = 0; i < inner.size(); i++) {
      if (i > 0 && !separators.isEmpty()) {
        int[] points = separators.codePoints().toArray();
        int separator = points[Math.min(i - 1, points.length - 1)];
        tex.append(TexSymbols.characters(Character.toString(separator))).append(' ');
      }
      TexJoin.append(tex, MathMlToTex.tex((Element) inner.get(i), variant));
    }
    return enclose(open, tex.toString(), close, inner.stream().anyMatch(MathMlFences::isTall));
  }

  private static String between(String open, List<Node> inner, String close, String variant) {
    if (inner.size() == 1) {
      Element table = tableIn(inner.get(0));
      if (table != null && MATRICES.containsKey(open)) {
        return MathMlTables.environment(MATRICES.get(open), table, variant);
      }
      Element core = inner.get(0) instanceof Element e ? MathMlToTex.core(e) : null;
      if (open.equals("(") && core != null && isBinomial(core)) {
        return "\\binom{"
            + MathMlToTex.part(core, 0, variant)
            + "}{"
            + MathMlToTex.part(core, 1, variant)
            + "}";
      }
    }
    boolean tall = inner.stream().anyMatch(MathMlFences::isTall);
    return enclose(open, MathMlToTex.sequence(inner, variant), close, tall);
  }

  private static String enclose(String open, String inner, String close, boolean tall) {
    boolean pair = close.equals(CLOSING.get(open));
    if (!tall && pair) {
      StringBuilder tex = new StringBuilder(TexSymbols.characters(open));
      TexJoin.append(tex, inner);
      TexJoin.append(tex, TexSymbols.characters(close));
      return tex.toString();
    }
    if (!isDelimiter(open) || !isDelimiter(close)) {
      return TexSymbols.characters(open) + " " + inner + " " + TexSymbols.characters(close);
    }
    return "\\left" + delimiter(open) + " " + inner + " \\right" + delimiter(close);
  }

  private static boolean isDelimiter(String fence) {
    return fence.isEmpty()
        || CLOSING.containsKey(fence)
        || CLOSING.containsValue(fence)
        || fence.equals("/");
  }

  private static String delimiter(String fence) {
    return fence.isEmpty() ? "." : TexSymbols.characters(fence);
  }

  private static boolean isBinomial(Element element) {
    return element.normalName().equals("mfrac") && TexLengths.isZero(element.attr("linethickness"));
  }

  private static Element tableIn(Node node) {
    if (!(node instanceof Element element)) {
      return null;
    }
    Element core = MathMlToTex.core(element);
    return core.normalName().equals("mtable") ? core : null;
  }

  /** Whether the brackets around these nodes belong together: {@code (a)(b)} is two pairs. */
  private static boolean isOnePair(List<Node> inner, String open, String close) {
    int depth = 0;
    for (Node node : inner) {
      String fence = fence(node);
      if (fence == null) {
        continue;
      }
      if (open.equals(close) && fence.equals(open)) {
        return false;
      }
      if (fence.equals(open)) {
        depth++;
      } else if (fence.equals(close) && --depth < 0) {
        return false;
      }
    }
    return depth == 0;
  }

  private static String fence(Node node) {
    if (!(node instanceof Element element)) {
      return null;
    }
    Element core = MathMlToTex.core(element);
    if (!core.normalName().equals("mo")) {
      return null;
    }
    String text = core.text().strip();
    return CLOSING.containsKey(text) || CLOSING.containsValue(text) ? text : null;
  }

  private static boolean isTall(Node node) {
    if (!(node instanceof Element element)) {
      return false;
    }
    if (TALL.contains(element.normalName())) {
      return true;
    }
    for (Element child : element.children()) {
      if (isTall(child)) {
        return true;
      }
    }
    return false;
  }
}
