package io.mimodata.extract.pdf.font;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Tells which TeX font a bitmap font is by the advances of its glyphs, since nothing in a document
 * names it: TeX writes bitmaps under made-up names, each at the code that it has in its font.
 */
final class BitmapFonts {
  private static final int FEW = 2;
  static final int MANY = 6;
  private static final float EXACT = 1.5f;
  private static final float ROUNDED = 9;
  private static final float LETTERS = 0.5f;
  private static final List<Known> KNOWN = load();

  private BitmapFonts() {}

  /** A TeX font, and its advances by code; negative where it has no glyph. */
  private static final class Known {
    private final String name;
    private final int[] widths;

    Known(String name, int[] widths) {
      this.name = name;
      this.widths = widths;
    }

    /** How far the advances are off on average; infinite if a code has no glyph. */
    float distance(Map<Integer, Float> advances, float scale) {
      float sum = 0;
      for (Map.Entry<Integer, Float> advance : advances.entrySet()) {
        int code = advance.getKey();
        if (code >= widths.length || widths[code] < 0) {
          return Float.POSITIVE_INFINITY;
        }
        sum += Math.abs(advance.getValue() * scale - widths[code]);
      }
      return sum / advances.size();
    }

    float scale(Map<Integer, Float> advances) {
      float drawn = 0;
      float own = 0;
      for (Map.Entry<Integer, Float> advance : advances.entrySet()) {
        int code = advance.getKey();
        own += code < widths.length ? Math.max(widths[code], 0) : 0;
        drawn += advance.getValue();
      }
      return drawn > 0 ? own / drawn : 1;
    }
  }

  /**
   * The name of the font that has glyphs of these advances.
   *
   * @param advances advances by code, in thousandths of the font size
   * @return null if none fits, or if more than one of different encodings does
   */
  static String name(Map<Integer, Float> advances) {
    if (advances.isEmpty()) {
      return null;
    }
    Map<Integer, Float> sorted = new TreeMap<>(advances);
    Known best = nearest(sorted, false);
    if (best == null && sorted.size() >= MANY) {
      best = nearest(sorted, true);
    }
    return best == null ? null : best.name;
  }

  /**
   * The name of a text font with the encoding that bitmaps of unknown advances most likely have: if
   * most of their codes are letters and digits, those are what the glyphs are.
   *
   * @param advances advances by code, in thousandths of the font size
   * @return null if the codes are no text's
   */
  static String likelyName(Map<Integer, Float> advances) {
    int letters = 0;
    boolean t1 = false;
    boolean same = advances.size() >= MANY;
    float first = advances.isEmpty() ? 0 : advances.values().iterator().next();
    for (Map.Entry<Integer, Float> advance : advances.entrySet()) {
      int code = advance.getKey();
      letters += code < 0x80 && Character.isLetterOrDigit(code) ? 1 : 0;
      t1 |= code >= 0x80 || (code >= 27 && code <= 31);
      same &= Math.abs(advance.getValue() - first) < EXACT;
    }
    if (letters < LETTERS * advances.size() || letters == 0) {
      return null;
    }
    return same ? "ectt1000" : t1 ? "ecrm1000" : "cmr10";
  }

  private static Known nearest(Map<Integer, Float> advances, boolean scaled) {
    float limit = advances.size() <= FEW ? EXACT : ROUNDED;
    Known nearest = null;
    float least = limit;
    for (Known known : KNOWN) {
      float distance = known.distance(advances, scaled ? known.scale(advances) : 1);
      if (distance < least) {
        least = distance;
        nearest = known;
      }
    }
    if (nearest != null && advances.size() <= FEW) {
      for (Known known : KNOWN) {
        if (known.distance(advances, 1) < EXACT && !same(known, nearest, advances)) {
          return null;
        }
      }
    }
    return nearest;
  }

  /** Whether two fonts have the same glyphs at some codes. */
  private static boolean same(Known one, Known other, Map<Integer, Float> advances) {
    return advances.keySet().stream()
        .allMatch(code -> text(one, code) != null && text(one, code).equals(text(other, code)));
  }

  private static String text(Known font, int code) {
    TexFamily family = TexFamily.of(font.name);
    String glyph = family.name(code);
    Symbol symbol = glyph == null ? null : GlyphNames.find(glyph, family.names());
    return symbol == null ? null : symbol.text().replace('\u2018', '`').replace('\u2019', '\'');
  }

  private static List<Known> load() {
    List<Known> fonts = new ArrayList<>();
    for (String[] row : Resource.rows("metrics.tsv")) {
      String[] fields = row[1].split(" ", -1);
      int[] widths = new int[fields.length];
      for (int code = 0; code < fields.length; code++) {
        widths[code] = ".".equals(fields[code]) ? -1 : Integer.parseInt(fields[code]);
      }
      fonts.add(new Known(row[0], widths));
    }
    return fonts;
  }
}
