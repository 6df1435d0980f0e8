package io.mimodata.extract.html.markdown;

import io.mimodata.document.Span;
import io.mimodata.extract.html.tree.Box;
import io.mimodata.extract.markdown.Fragment;
import io.mimodata.extract.markdown.MarkdownBuffer;
import java.util.List;

/**
 * Writes a table as a Markdown pipe table. The first row is the header, as the form demands one, if
 * all its cells are header cells: otherwise the header is empty. Pipes in prose and code are
 * escaped; those in formulas stay, since {@code \|} is another symbol there.
 */
final class TableMarkdown {
  private TableMarkdown() {}

  static void write(MarkdownBuffer out, TableGrid grid) {
    Box caption = grid.caption();
    if (caption != null) {
      out.blockBreak();
      out.fragment(HtmlMarkdown.line(caption));
    }
    out.blockBreak();
    int start = out.mark();
    if (!grid.headed()) {
      out.syntax("|" + "   |".repeat(grid.columns()));
      out.lineBreak();
      out.syntax(rule(grid.columns()));
      out.lineBreak();
    }
    boolean first = grid.headed();
    for (List<Box> row : grid.rows()) {
      row(out, row);
      if (first) {
        out.syntax(rule(grid.columns()));
        out.lineBreak();
        first = false;
      }
    }
    out.spanFrom(start, Span.TABLE);
    out.blockBreak();
  }

  private static void row(MarkdownBuffer out, List<Box> cells) {
    out.syntax("|");
    for (Box cell : cells) {
      out.space();
      Fragment line = cell == null ? null : HtmlMarkdown.cell(cell);
      if (line != null && !line.isEmpty()) {
        out.fragment(line);
        out.space();
      }
      out.syntax("|");
    }
    out.lineBreak();
  }

  private static String rule(int columns) {
    return "|" + " --- |".repeat(columns);
  }
}
