package io.mimodata.extract.html.markdown;

import io.mimodata.extract.Cancellation;
import io.mimodata.extract.html.code.CodeText;
import io.mimodata.extract.html.math.Script;
import io.mimodata.extract.html.tree.Box;
import io.mimodata.extract.html.tree.CodeLeaf;
import io.mimodata.extract.html.tree.FormulaLeaf;
import io.mimodata.extract.html.tree.PageNode;
import io.mimodata.extract.html.tree.Tag;
import io.mimodata.extract.html.tree.TagSet;
import io.mimodata.extract.html.tree.TextLeaf;
import io.mimodata.extract.markdown.Fragment;
import io.mimodata.extract.markdown.MarkdownBuffer;
import java.util.List;

/**
 * Writes a tree of HTML as Markdown: headings, paragraphs, lists, quotes, emphasis, tables, code
 * and formulas. Links give their text, images nothing. Formulas and blocks of code must be in the
 * form that the mathematics and code passes leave. One instance writes one tree.
 */
public final class HtmlMarkdown {
  private static final TagSet EMPHASIS = TagSet.of(Tag.B, Tag.STRONG, Tag.I, Tag.EM);
  private static final TagSet LISTS = TagSet.of(Tag.UL, Tag.OL);

  /** Quotes and items nested deeper than anybody reads have no prefixes of their own. */
  private static final int DEEPEST = 32;

  private final MarkdownBuffer out;
  private int depth;

  private HtmlMarkdown(MarkdownBuffer out) {
    this.out = out;
  }

  /** Some elements, one after the other, and all below them. */
  public static Fragment of(List<Box> roots) {
    HtmlMarkdown writer = new HtmlMarkdown(MarkdownBuffer.document());
    roots.forEach(writer::node);
    return writer.out.fragment();
  }

  /** The children of an element within one line, as in a heading. */
  static Fragment line(Box element) {
    return children(element, MarkdownBuffer.line());
  }

  /** The children of an element as a cell of a table. */
  static Fragment cell(Box element) {
    return children(element, MarkdownBuffer.cell());
  }

  private static Fragment children(Box element, MarkdownBuffer out) {
    HtmlMarkdown writer = new HtmlMarkdown(out);
    writer.children(element);
    return writer.out.fragment();
  }

  private void script(Box element) {
    Script script = Script.of(element);
    out.prose(script.open());
    children(element);
    out.prose(script.close());
  }

  private void children(Box element) {
    for (PageNode child = element.first(); child != null; child = child.next()) {
      node(child);
    }
  }

  private void node(PageNode node) {
    if (node instanceof TextLeaf text) {
      out.prose(text.text());
    } else if (node instanceof FormulaLeaf leaf) {
      out.formula(leaf.formula());
    } else if (node instanceof CodeLeaf code) {
      out.codeBlock(code.language(), code.code());
    } else if (node instanceof Box element) {
      Cancellation.check();
      element(element);
    }
  }

  private void element(Box element) {
    switch (element.tag()) {
      case CODE, TT, KBD, SAMP -> code(element);
      case BR -> out.hardBreak();
      case HR -> out.blockBreak();
      case H1, H2, H3, H4, H5, H6 -> heading(element);
      case B, STRONG -> emphasis(element, "**");
      case I, EM -> emphasis(element, "*");
      case SUP, SUB -> script(element);
      case UL, OL -> list(element);
      case LI -> itemOutsideList(element);
      case DD -> item(element, "- ");
      case BLOCKQUOTE -> quote(element);
      case TABLE -> table(element);
      default -> {
        if (element.isBlock()) {
          block(element);
        } else {
          children(element);
        }
      }
    }
  }

  private void code(Box element) {
    if (element.contains(Tag.FORMULA)) {
      children(element);
    } else {
      out.inlineCode(CodeText.of(element));
    }
  }

  private void block(Box element) {
    out.blockBreak();
    children(element);
    out.blockBreak();
  }

  private void heading(Box element) {
    Fragment line = line(element);
    if (line.isEmpty()) {
      return;
    }
    out.blockBreak();
    out.syntax("#".repeat(element.tag().headingLevel()) + " ");
    out.fragment(line);
    out.blockBreak();
  }

  private void emphasis(Box element, String marker) {
    if (element.containsBlock()
        || element.count(Tag.BR) > 1
        || hasDisplayedFormula(element)
        || element.isWithin(TagSet.HEADINGS)
        || element.isWithin(EMPHASIS)) {
      children(element);
      return;
    }
    out.openEmphasis(marker);
    children(element);
    out.closeEmphasis(marker);
  }

  private static boolean hasDisplayedFormula(Box element) {
    if (!element.contains(Tag.FORMULA)) {
      return false;
    }
    for (PageNode child = element.first(); child != null; child = child.next()) {
      if ((child instanceof FormulaLeaf leaf && leaf.formula().display())
          || (child instanceof Box box && hasDisplayedFormula(box))) {
        return true;
      }
    }
    return false;
  }

  private void quote(Box element) {
    out.blockBreak();
    nested("> ", "> ", element);
    out.blockBreak();
  }

  private void list(Box list) {
    if (Lists.isLayout(list)) {
      block(list);
      return;
    }
    boolean nested = list.parent() != null && list.parent().is(Tag.LI);
    requestListBreak(nested);
    int number = Lists.firstNumber(list);
    for (PageNode child = list.first(); child != null; child = child.next()) {
      if (child instanceof Box item && item.is(Tag.LI)) {
        item(item, list.is(Tag.OL) ? number++ + ". " : "- ");
      } else {
        node(child);
      }
    }
    requestListBreak(nested);
  }

  private void requestListBreak(boolean nested) {
    if (nested) {
      out.lineBreak();
    } else {
      out.blockBreak();
    }
  }

  /** An item of a list that lays out a page, or one without a list. */
  private void itemOutsideList(Box item) {
    if (item.parent() != null && item.parent().isOneOf(LISTS)) {
      block(item);
    } else {
      item(item, "- ");
    }
  }

  private void item(Box item, String marker) {
    out.lineBreak();
    Box only = Lists.onlyParagraph(item);
    nested(marker, " ".repeat(marker.length()), only == null ? item : only);
    out.lineBreak();
  }

  /** Writes what is in a quote or an item, whose lines have prefixes. */
  private void nested(String first, String rest, Box element) {
    if (depth == DEEPEST) {
      children(element);
      return;
    }
    depth++;
    out.pushPrefix(first, rest);
    children(element);
    out.popPrefix();
    depth--;
  }

  private void table(Box table) {
    TableGrid grid = out.isSingleLine() ? null : TableGrid.of(table);
    if (grid != null && grid.isData()) {
      TableMarkdown.write(out, grid);
    } else {
      block(table);
    }
  }
}
