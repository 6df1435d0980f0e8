package io.mimodata.extract.html.markdown;

import io.mimodata.extract.Cancellation;
import io.mimodata.extract.html.dom.Blocks;
import io.mimodata.extract.html.dom.CodeElements;
import io.mimodata.extract.html.dom.FormulaElements;
import io.mimodata.extract.html.dom.Names;
import io.mimodata.extract.markdown.Fragment;
import io.mimodata.extract.markdown.MarkdownBuffer;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * Writes a tree of HTML as Markdown: headings, paragraphs, lists, quotes, emphasis, tables, code
 * and formulas. Links give their text, images nothing. Formulas and blocks of code must be in the
 * form that the mathematics and code passes leave. One instance writes one tree.
 */
public final class HtmlMarkdown {
  private static final Set<String> EMPHASIS = Set.of("b", "strong", "i", "em");
  private static final Set<String> FORMULAS = Set.of(FormulaElements.TAG);

  private final MarkdownBuffer out;

  private HtmlMarkdown(MarkdownBuffer out) {
    this.out = out;
  }

  /** Some elements, one after the other, and all below them. */
  public static Fragment of(List<Element> roots) {
    HtmlMarkdown writer = new HtmlMarkdown(MarkdownBuffer.document());
    roots.forEach(writer::element);
    return writer.out.fragment();
  }

  /** The children of an element within one line, as in a heading or a table cell. */
  static Fragment line(Element element) {
    HtmlMarkdown writer = new HtmlMarkdown(MarkdownBuffer.singleLine());
    writer.children(element);
    return writer.out.fragment();
  }

  private void children(Element element) {
    for (Node child : element.childNodes()) {
      if (child instanceof TextNode text) {
        out.prose(text.getWholeText());
      } else if (child instanceof Element e) {
        element(e);
      }
    }
  }

  private void element(Element element) {
    Cancellation.check();
    if (FormulaElements.isFormula(element)) {
      out.formula(FormulaElements.formula(element));
    } else if (CodeElements.isBlock(element)) {
      out.codeBlock(CodeElements.language(element), element.wholeText());
    } else if (CodeElements.isInline(element) && !Names.contains(element, FORMULAS)) {
      out.inlineCode(element.wholeText());
    } else {
      structure(element);
    }
  }

  private void structure(Element element) {
    switch (element.normalName()) {
      case "br" -> out.hardBreak();
      case "hr" -> out.blockBreak();
      case "h1", "h2", "h3", "h4", "h5", "h6" -> heading(element);
      case "b", "strong" -> emphasis(element, "**");
      case "i", "em" -> emphasis(element, "*");
      case "sup" -> SuperSubscripts.write(out, element, "^", () -> children(element));
      case "sub" -> SuperSubscripts.write(out, element, "_", () -> children(element));
      case "ul", "ol" -> list(element);
      case "li" -> item(element, "- ");
      case "dt" -> block(element);
      case "dd" -> item(element, "- ");
      case "blockquote" -> quote(element);
      case "table" -> table(element);
      case "img", "wbr" -> {}
      default -> {
        if (Blocks.isBlock(element)) {
          block(element);
        } else {
          children(element);
        }
      }
    }
  }

  private void block(Element element) {
    out.blockBreak();
    children(element);
    out.blockBreak();
  }

  private void heading(Element element) {
    Fragment line = line(element);
    if (line.isEmpty()) {
      return;
    }
    out.blockBreak();
    out.syntax("#".repeat(element.normalName().charAt(1) - '0') + " ");
    out.fragment(line);
    out.blockBreak();
  }

  private void emphasis(Element element, String marker) {
    if (Blocks.containsBlock(element)
        || Names.isWithin(element, Names.HEADINGS)
        || Names.isWithin(element, EMPHASIS)) {
      children(element);
      return;
    }
    out.openEmphasis(marker);
    children(element);
    out.closeEmphasis(marker);
  }

  private void quote(Element element) {
    out.blockBreak();
    out.pushPrefix("> ", "> ");
    children(element);
    out.popPrefix();
    out.blockBreak();
  }

  private void list(Element list) {
    if (Lists.isLayout(list)) {
      block(list);
      return;
    }
    boolean nested = list.parent() != null && list.parent().normalName().equals("li");
    requestListBreak(nested);
    int number = Lists.firstNumber(list);
    for (Node child : list.childNodes()) {
      if (child instanceof Element e && e.normalName().equals("li")) {
        item(e, list.normalName().equals("ol") ? number++ + ". " : "- ");
      } else if (child instanceof Element e) {
        element(e);
      } else if (child instanceof TextNode text) {
        out.prose(text.getWholeText());
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

  private void item(Element item, String marker) {
    if (Lists.isLayout(item.parent())) {
      block(item);
      return;
    }
    out.lineBreak();
    out.pushPrefix(marker, " ".repeat(marker.length()));
    Element only = Lists.onlyParagraph(item);
    children(only == null ? item : only);
    out.popPrefix();
    out.lineBreak();
  }

  private void table(Element table) {
    TableGrid grid = TableGrid.of(table);
    if (grid.isData()) {
      TableMarkdown.write(out, grid);
    } else {
      block(table);
    }
  }
}
