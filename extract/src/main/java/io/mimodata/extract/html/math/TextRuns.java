package io.mimodata.extract.html.math;

import io.mimodata.extract.html.tree.Box;
import io.mimodata.extract.html.tree.FormulaLeaf;
import io.mimodata.extract.html.tree.PageNode;
import io.mimodata.extract.html.tree.Tag;
import io.mimodata.extract.html.tree.TagSet;
import io.mimodata.extract.html.tree.TextLeaf;
import io.mimodata.extract.tex.FormulaScanner.Match;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Replaces formulas in the running text of elements.
 *
 * <p>A formula may be cut by markup: a {@code br}, or emphasis that a Markdown converter saw in its
 * underscores. So each run of sibling nodes without a block is read as one text, and a formula that
 * begins and ends in text of that run, or with an element of it, takes the place of all nodes
 * between. Code and what the page excludes are left alone, as MathJax does.
 */
final class TextRuns {
  private static final TagSet PARTS = TagSet.BLOCKS.and(Tag.FORMULA);
  private static final Set<String> SKIPPED_CLASSES =
      Set.of("tex2jax_ignore", "mathjax_ignore", "no-mathjax");

  /** A node of a run and where its text starts in the run's text. */
  private record Piece(PageNode node, int start, int end) {}

  private final Function<String, List<Match>> finder;

  /**
   * Runs in which a finder looks for formulas.
   *
   * @param finder gives the formulas of a text, left to right, not overlapping
   */
  TextRuns(Function<String, List<Match>> finder) {
    this.finder = finder;
  }

  /** Whether text in an element, or in what is around it, is no running text. */
  static boolean isWithinSkipped(Box element) {
    for (Box at = element; at != null; at = at.parent()) {
      if (isSkipped(at)) {
        return true;
      }
    }
    return false;
  }

  /** Replaces the formulas in the text of an element itself. */
  void replace(Box element) {
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

  /** Whether text in an element is no running text. */
  static boolean isSkipped(Box element) {
    if (element.isOneOf(TagSet.VERBATIM)) {
      return true;
    }
    String names = element.className();
    return (names.contains("jax") || names.contains("ignore"))
        && element.classes().stream().anyMatch(SKIPPED_CLASSES::contains);
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
    List<Match> matches = finder.apply(text.toString());
    for (int i = matches.size() - 1; i >= 0; i--) {
      replace(matches.get(i), pieces, text);
    }
  }

  /** Replaces one match; matches right of it are done, so that nodes left of it are untouched. */
  private static void replace(Match match, List<Piece> pieces, CharSequence text) {
    int first = indexOf(pieces, match.start());
    int last = indexOf(pieces, match.end() - 1);
    Piece start = pieces.get(first);
    Piece end = pieces.get(last);
    if ((start.node() instanceof Box && !isBlank(text, start.start(), match.start()))
        || (end.node() instanceof Box && !isBlank(text, match.end(), end.end()))) {
      return;
    }
    if (end.node() instanceof TextLeaf leaf && match.end() - end.start() < leaf.text().length()) {
      leaf.split(match.end() - end.start());
    }
    PageNode formula = start.node();
    if (formula instanceof TextLeaf leaf && match.start() > start.start()) {
      formula = leaf.split(match.start() - start.start());
    }
    for (int i = first + 1; i <= last; i++) {
      pieces.get(i).node().remove();
    }
    formula.replaceWith(new FormulaLeaf(match.formula()));
  }

  private static boolean isBlank(CharSequence text, int start, int end) {
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      if (!Character.isWhitespace(c) && c != '\u200B' && c != '\u00A0') {
        return false;
      }
    }
    return true;
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
