package io.mimodata.extract.pdf.layout;

import io.mimodata.extract.markdown.Fragment;
import io.mimodata.extract.pdf.line.Line;
import io.mimodata.extract.pdf.line.Style;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Gathers what the pages of a document say and writes it as one Markdown text. Not thread-safe. */
public final class PdfText {
  private final List<TextLine> lines = new ArrayList<>();
  private final SortedMap<Integer, String> readPages = new TreeMap<>();
  private int pages;

  /**
   * A document's text.
   *
   * @param markdown text and spans
   * @param title the heading that stands above all, or null
   * @param pageStarts for each page, where its text starts, in code points; a page without text has
   *     the start of the next
   */
  public record Result(Fragment markdown, String title, List<Integer> pageStarts) {
    public Result {
      pageStarts = List.copyOf(pageStarts);
    }
  }

  /** Lines of the next page, in reading order. */
  public void addLines(List<Line> drawn) {
    for (Line line : drawn) {
      lines.add(new TextLine(line));
      pages = Math.max(pages, line.page() + 1);
    }
  }

  /** Text of a page that was read from its image. */
  public void addPage(int page, String text) {
    readPages.put(page, text);
    pages = Math.max(pages, page + 1);
  }

  /** All of it, without what repeats at the edges of pages. */
  public Result write() {
    Style style = Style.of(lines.stream().map(TextLine::line).toList());
    lines.forEach(line -> line.line().setStyle(style));
    List<TextLine> body = PageFurniture.remove(lines);
    Columns.assign(body);
    Table.mark(body);
    MarkdownWriter writer = new MarkdownWriter(body);
    SortedMap<Integer, String> waiting = new TreeMap<>(readPages);
    for (Block block : BlockBuilder.of(body)) {
      while (!waiting.isEmpty() && waiting.firstKey() < block.first().page()) {
        writer.write(waiting.firstKey(), waiting.remove(waiting.firstKey()));
      }
      writer.write(block);
    }
    waiting.forEach(writer::write);
    return new Result(writer.fragment(), writer.title(), starts(writer));
  }

  private List<Integer> starts(MarkdownWriter writer) {
    Fragment markdown = writer.fragment();
    int next = markdown.text().codePointCount(0, markdown.text().length());
    List<Integer> starts = new ArrayList<>();
    for (int page = pages - 1; page >= 0; page--) {
      next = Math.min(next, writer.pageStarts().getOrDefault(page, next));
      starts.add(0, next);
    }
    return starts;
  }
}
