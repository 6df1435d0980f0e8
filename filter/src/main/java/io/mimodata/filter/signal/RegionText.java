package io.mimodata.filter.signal;

import io.mimodata.document.Span;
import java.util.Arrays;
import java.util.List;

/**
 * A text whose every character knows what it belongs to. Positions are code points. A span outside
 * the text is cut to it; where spans overlap, code wins over formula and formula over table. The
 * spans' delimiters ({@code $}, fences) belong to the span. Immutable.
 */
public final class RegionText {
  private final int[] codePoints;
  private final Region[] regions;

  public RegionText(String text, List<Span> spans) {
    codePoints = text.codePoints().toArray();
    regions = new Region[codePoints.length];
    Arrays.fill(regions, Region.PROSE);
    paint(spans, Span.TABLE, Region.TABLE);
    paint(spans, Span.FORMULA, Region.FORMULA);
    paint(spans, Span.CODE, Region.CODE);
  }

  private void paint(List<Span> spans, String kind, Region region) {
    for (Span span : spans) {
      if (span.kind().equals(kind)) {
        int end = Math.min(span.end(), regions.length);
        Arrays.fill(regions, Math.min(span.start(), end), end, region);
      }
    }
  }

  int length() {
    return codePoints.length;
  }

  int codePoint(int index) {
    return codePoints[index];
  }

  boolean isIn(Region region, int index) {
    return regions[index] == region;
  }

  long count(Region region) {
    return Arrays.stream(regions).filter(each -> each == region).count();
  }

  /** Whether a character is prose or in a table: written for people to read as words. */
  boolean isWording(int index) {
    return isIn(Region.PROSE, index) || isIn(Region.TABLE, index);
  }

  /** The text with each formula and each piece of code replaced by one space. */
  public String wording() {
    StringBuilder out = new StringBuilder(codePoints.length);
    for (int i = 0; i < codePoints.length; i++) {
      if (isWording(i)) {
        out.appendCodePoint(codePoints[i]);
      } else if (i == 0 || isWording(i - 1)) {
        out.append(' ');
      }
    }
    return out.toString();
  }
}
