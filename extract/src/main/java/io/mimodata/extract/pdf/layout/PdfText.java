package io.mimodata.extract.pdf.layout;

import io.mimodata.extract.markdown.Fragment;
import io.mimodata.extract.markdown.MarkdownBuffer;
import io.mimodata.extract.pdf.line.Line;
import io.mimodata.extract.pdf.line.Style;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Gathers what the pages of a document say and writes it as one Markdown text. A document of very
 * many pages is written in sections of {@value #SECTION} pages, so that memory doesn't grow with
 * its glyphs: what repeats and what sizes mean is learned in each, and a paragraph over their
 * border is two. Not thread-safe.
 */
public final class PdfText {
  private static final int SECTION = 500;

  private final MarkdownBuffer out = MarkdownBuffer.document();
  private final List<Integer> pageStarts = new ArrayList<>();
  private final List<TextLine> lines = new ArrayList<>();
  private final SortedMap<Integer, String> readPages = new TreeMap<>();
  private String title;
  private int firstPage;
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

  /** Lines of a page, or of one direction of writing on it, in reading order. */
  public void addLines(int page, List<Line> drawn) {
    start(page);
    drawn.forEach(line -> lines.add(new TextLine(line)));
  }

  /** Text of a page that was read from its image. */
  public void addText(int page, String text) {
    start(page);
    readPages.put(page, text);
  }

  private void start(int page) {
    if (page - firstPage >= SECTION) {
      writeSection(page);
    }
    pages = Math.max(pages, page + 1);
  }

  /** All of it, without what repeats at the edges of pages. */
  public Result write() {
    writeSection(pages);
    return new Result(out.fragment(), title, pageStarts);
  }

  /** Writes the pages so far and forgets them. */
  private void writeSection(int end) {
    Style style = Style.of(lines.stream().map(TextLine::line).toList());
    lines.forEach(line -> line.line().setStyle(style));
    List<TextLine> body = PageFurniture.remove(lines);
    Columns.assign(body);
    Table.mark(body);
    MarkdownWriter writer = new MarkdownWriter(body);
    for (Block block : BlockBuilder.of(body)) {
      while (!readPages.isEmpty() && readPages.firstKey() < block.first().page()) {
        writer.write(readPages.firstKey(), readPages.remove(readPages.firstKey()));
      }
      writer.write(block);
    }
    readPages.forEach(writer::write);
    title = title == null && firstPage == 0 ? writer.title() : title;
    Fragment section = writer.fragment();
    out.blockBreak();
    int start = section.isEmpty() ? out.length() : out.mark();
    out.fragment(section);
    out.blockBreak();
    addStarts(writer.pageStarts(), start, out.length(), end);
    lines.clear();
    readPages.clear();
    firstPage = end;
  }

  /** Where the pages of a section start; pages without text start with the next. */
  private void addStarts(SortedMap<Integer, Integer> starts, int offset, int length, int end) {
    int next = length;
    List<Integer> section = new ArrayList<>();
    for (int page = end - 1; page >= firstPage; page--) {
      Integer start = starts.get(page);
      next = start == null ? next : Math.min(next, offset + start);
      section.add(0, next);
    }
    pageStarts.addAll(section);
  }
}
