package io.mimodata.extract.pdf.page;

import java.util.List;

/**
 * What one page draws in one direction of writing, turned upright.
 *
 * @param number page number from 0
 * @param glyphs glyphs in the order in which they are drawn
 * @param rules straight lines and thin rectangles, horizontal and vertical
 * @param imageShare how much of the page images cover, 0 to 1
 */
public record PageContent(int number, List<Glyph> glyphs, List<Box> rules, float imageShare) {
  public PageContent {
    glyphs = List.copyOf(glyphs);
    rules = List.copyOf(rules);
  }
}
