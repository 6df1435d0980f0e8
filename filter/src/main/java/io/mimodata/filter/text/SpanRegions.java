package io.mimodata.filter.text;

import io.mimodata.document.Span;
import java.util.Arrays;
import java.util.List;

/** Spans in code points as a region for each UTF-16 unit. */
final class SpanRegions {
  private SpanRegions() {}

  /** A {@link Region} for each unit of the text; null without spans. */
  static byte[] of(String text, List<Span> spans) {
    if (spans.isEmpty()) {
      return null;
    }
    byte[] regions = new byte[text.length()];
    int[] units = units(text);
    for (byte region : new byte[] {Region.TABLE, Region.FORMULA, Region.CODE}) {
      for (Span span : spans) {
        if (kind(region).equals(span.kind())) {
          int from = unit(units, text, span.start());
          Arrays.fill(regions, from, Math.max(from, unit(units, text, span.end())), region);
        }
      }
    }
    return regions;
  }

  private static String kind(byte region) {
    return switch (region) {
      case Region.TABLE -> Span.TABLE;
      case Region.FORMULA -> Span.FORMULA;
      default -> Span.CODE;
    };
  }

  private static int unit(int[] units, String text, int codePoint) {
    if (units == null) {
      return Math.min(codePoint, text.length());
    }
    return codePoint < units.length ? units[codePoint] : text.length();
  }

  /** UTF-16 position of each code point; null where they are the same. */
  private static int[] units(String text) {
    int count = text.codePointCount(0, text.length());
    if (count == text.length()) {
      return null;
    }
    int[] units = new int[count];
    for (int i = 0, unit = 0; i < count; i++) {
      units[i] = unit;
      unit += Character.charCount(text.codePointAt(unit));
    }
    return units;
  }
}
