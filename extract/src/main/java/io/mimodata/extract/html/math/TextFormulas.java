package io.mimodata.extract.html.math;

import io.mimodata.extract.Cancellation;
import io.mimodata.extract.html.tree.Box;
import io.mimodata.extract.html.tree.FormulaLeaf;
import io.mimodata.extract.html.tree.PageNode;
import io.mimodata.extract.html.tree.PageTree;
import io.mimodata.extract.html.tree.Tag;
import io.mimodata.extract.html.tree.TagSet;
import io.mimodata.extract.html.tree.TextLeaf;
import io.mimodata.extract.tex.FormulaScanner;
import io.mimodata.extract.tex.FormulaScanner.Match;
import io.mimodata.extract.tex.TexDelimiters;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Delimited TeX in a page's text.
 *
 * <p>A formula may be cut by markup: a {@code br}, or emphasis that a Markdown converter saw in its
 * underscores. So each run of sibling nodes without a block is read as one text, and a formula that
 * begins and ends in text of that run takes the place of all nodes between. Code, scripts and what
 * the page excludes are left alone, as MathJax does.
 */
final class TextFormulas {
  private static final TagSet SKIPPED = TagSet.INLINE_CODE.and(TagSet.of(Tag.PRE, Tag.TEXTAREA));
  private static final TagSet PARTS = TagSet.BLOCKS.and(TagSet.FORMULAS);
  private static final Set<String> SKIPPED_CLASSES =
      Set.of("tex2jax_ignore", "mathjax_ignore", "no-mathjax");

  /** A node of a run and where its text starts in the run's text. */
  private record Piece(PageNode node, int start, int end) {}

  private final FormulaScanner scanner;

  private TextFormulas(FormulaScanner scanner) {
    this.scanner = scanner;
  }

  static void replace(PageTree page, TexDelimiters delimiters) {
    TextFormulas formulas = new TextFormulas(new FormulaScanner(delimiters));
    List<Box> parents = page.withFormulas();
    // Outer ones first: theirs may take in what is within.
    for (int i = parents.size() - 1; i >= 0; i--) {
      Cancellation.check();
      if (page.holds(parents.get(i)) && !isWithinSkipped(parents.get(i))) {
        formulas.replaceRuns(parents.get(i));
      }
    }
  }

  private static boolean isWithinSkipped(Box element) {
    for (Box at = element; at != null; at = at.parent()) {
      if (isSkipped(at)) {
        return true;
      }
    }
    return false;
  }

  private void replaceRuns(Box element) {
    List<PageNode> run = new ArrayList<>();
    for (PageNode child : element.children()) {
      if (continuesRun(child)) {
        run.add(child);
      } else {
        replaceIn(run);
        run.clear();
      }
    }
    replaceIn(run);
  }

  private static boolean continuesRun(PageNode node) {
    return node instanceof TextLeaf
        || (node instanceof Box box && !isSkipped(box) && !box.isBlock() && !box.contains(PARTS));
  }

  private static boolean isSkipped(Box element) {
    if (element.isOneOf(SKIPPED)) {
      return true;
    }
    String names = element.className();
    return (names.contains("jax") || names.contains("ignore")) && isMarkedSkipped(element);
  }

  private static boolean isMarkedSkipped(Box element) {
    for (String name : SKIPPED_CLASSES) {
      if (element.hasClass(name)) {
        return true;
      }
    }
    return false;
  }

  private void replaceIn(List<PageNode> run) {
    if (run.isEmpty()) {
      return;
    }
    StringBuilder text = new StringBuilder();
    List<Piece> pieces = new ArrayList<>(run.size());
    for (PageNode node : run) {
      int start = text.length();
      text.append(node instanceof TextLeaf t ? t.text() : ((Box) node).wholeText());
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
    if (!(pieces.get(first).node() instanceof TextLeaf start)
        || !(pieces.get(last).node() instanceof TextLeaf end)) {
      return;
    }
    int endInLast = match.end() - pieces.get(last).start();
    if (endInLast < end.text().length()) {
      end.split(endInLast);
    }
    int startInFirst = match.start() - pieces.get(first).start();
    TextLeaf formula = startInFirst == 0 ? start : start.split(startInFirst);
    for (int i = first + 1; i <= last; i++) {
      pieces.get(i).node().remove();
    }
    formula.replaceWith(new FormulaLeaf(match.formula()));
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
