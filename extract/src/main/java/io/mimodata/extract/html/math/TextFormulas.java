package io.mimodata.extract.html.math;

import io.mimodata.extract.Cancellation;
import io.mimodata.extract.html.dom.Blocks;
import io.mimodata.extract.html.dom.FormulaElements;
import io.mimodata.extract.html.dom.Names;
import io.mimodata.extract.html.dom.PageIndex;
import io.mimodata.extract.tex.FormulaScanner;
import io.mimodata.extract.tex.FormulaScanner.Match;
import io.mimodata.extract.tex.TexDelimiters;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * Delimited TeX in a page's text.
 *
 * <p>A formula may be cut by markup: a {@code br}, or emphasis that a Markdown converter saw in its
 * underscores. So each run of sibling nodes without a block is read as one text, and a formula that
 * begins and ends in text of that run takes the place of all nodes between. Code, scripts and what
 * the page excludes are left alone, as MathJax does.
 */
final class TextFormulas {
  private static final Set<String> SKIPPED =
      Set.of(
          "code",
          "pre",
          "tt",
          "kbd",
          "samp",
          "script",
          "style",
          "textarea",
          "noscript",
          "annotation",
          FormulaElements.TAG);
  private static final Set<String> FORMULAS = Set.of(FormulaElements.TAG);
  private static final Set<String> SKIPPED_CLASSES =
      Set.of("tex2jax_ignore", "mathjax_ignore", "no-mathjax");

  /** A node of a run and where its text starts in the run's text. */
  private record Piece(Node node, int start, int end) {}

  private final FormulaScanner scanner;

  private TextFormulas(FormulaScanner scanner) {
    this.scanner = scanner;
  }

  static void replace(PageIndex index, TexDelimiters delimiters) {
    TextFormulas formulas = new TextFormulas(new FormulaScanner(delimiters));
    List<Element> parents = index.withFormulas();
    // Outer ones first: theirs may take in what is within.
    for (int i = parents.size() - 1; i >= 0; i--) {
      Cancellation.check();
      if (parents.get(i).ownerDocument() != null && !isWithinSkipped(parents.get(i))) {
        formulas.replaceRuns(parents.get(i));
      }
    }
  }

  private static boolean isWithinSkipped(Element element) {
    for (Element at = element; at != null; at = at.parent()) {
      if (isSkipped(at)) {
        return true;
      }
    }
    return false;
  }

  private void replaceRuns(Element element) {
    List<Node> run = new ArrayList<>();
    for (Node child : List.copyOf(element.childNodes())) {
      if (continuesRun(child)) {
        run.add(child);
      } else {
        replaceIn(run);
        run.clear();
      }
    }
    replaceIn(run);
  }

  private static boolean continuesRun(Node node) {
    if (node instanceof TextNode) {
      return true;
    }
    return node instanceof Element element
        && !isSkipped(element)
        && !Blocks.isBlock(element)
        && !Names.contains(element, FORMULAS)
        && !Blocks.containsBlock(element);
  }

  private static boolean isSkipped(Element element) {
    if (SKIPPED.contains(element.normalName())) {
      return true;
    }
    String names = element.attributesSize() == 0 ? "" : element.attributes().get("class");
    return (names.contains("jax") || names.contains("ignore")) && isMarkedSkipped(element);
  }

  private static boolean isMarkedSkipped(Element element) {
    for (String name : SKIPPED_CLASSES) {
      if (element.hasClass(name)) {
        return true;
      }
    }
    return false;
  }

  private void replaceIn(List<Node> run) {
    if (run.isEmpty()) {
      return;
    }
    StringBuilder text = new StringBuilder();
    List<Piece> pieces = new ArrayList<>(run.size());
    for (Node node : run) {
      int start = text.length();
      text.append(node instanceof TextNode t ? t.getWholeText() : ((Element) node).wholeText());
      pieces.add(new Piece(node, start, text.length()));
    }
    List<Match> matches = scanner.find(text.toString());
    for (int i = matches.size() - 1; i >= 0; i--) {
      replace(matches.get(i), pieces);
    }
  }

  /** Replaces one match; matches right of it are done, so that nodes left of it are untouched. */
  private static void replace(Match match, List<Piece> pieces) {
    int first = indexOf(pieces, match.start());
    int last = indexOf(pieces, match.end() - 1);
    if (!(pieces.get(first).node() instanceof TextNode start)
        || !(pieces.get(last).node() instanceof TextNode end)) {
      return;
    }
    int endInLast = match.end() - pieces.get(last).start();
    if (endInLast < end.getWholeText().length()) {
      end.splitText(endInLast);
    }
    int startInFirst = match.start() - pieces.get(first).start();
    TextNode formula = startInFirst == 0 ? start : start.splitText(startInFirst);
    for (int i = first + 1; i <= last; i++) {
      pieces.get(i).node().remove();
    }
    formula.replaceWith(FormulaElements.of(match.formula()));
  }

  private static int indexOf(List<Piece> pieces, int position) {
    int low = 0;
    int high = pieces.size() - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (pieces.get(middle).end() > position) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }
}
