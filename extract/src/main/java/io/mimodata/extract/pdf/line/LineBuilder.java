package io.mimodata.extract.pdf.line;

import io.mimodata.extract.pdf.font.Symbol.Kind;
import io.mimodata.extract.pdf.font.Symbol.Piece;
import io.mimodata.extract.pdf.math.FunctionNames;
import io.mimodata.extract.pdf.page.Box;
import io.mimodata.extract.pdf.page.Glyph;
import io.mimodata.extract.pdf.page.PageContent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Gathers glyphs to lines in the order in which the page draws them. A glyph goes on with the line
 * before it where it stands on its baseline, touches it from the side, is a script of it, lies
 * under a fraction bar or a big operator of it, or within its tall delimiters. All lengths below
 * are in font sizes.
 */
public final class LineBuilder {
  private static final float SAME_BASELINE = 0.12f;
  private static final float BACKWARD = 0.6f;
  private static final float FORWARD = 2.2f;
  private static final float RAISED = 2.5f;
  private static final float TALLEST = 8f;
  private static final float LONGEST_BRACE = 12f;
  private static final float TOUCHING = 0.3f;
  private static final float WIDEST_SPACE = 8f;
  private static final float BEFORE_NUMBER = 60f;
  private static final float LOWERED = 0.55f;
  private static final float TALL = 1.5f;
  private static final float STRUT = 1.5f;
  private static final float NEAR = 0.55f;
  private static final float BAR_EDGE = 0.3f;
  private static final int LOOK_BACK = 24;
  private static final float FAR_BACK = 3f;

  private final PageContent page;
  private final List<Box> bars = new ArrayList<>();
  private final List<Line> lines = new ArrayList<>();
  private Line line;
  private Glyph previous;

  /** The brace that lies over or under what the line has, or null. */
  private Box brace;

  private final List<Box> tall = new ArrayList<>();

  private LineBuilder(PageContent page) {
    this.page = page;
    List<Box> flat = new ArrayList<>();
    for (Box rule : page.rules()) {
      if (rule.width() > rule.height() && !isSideOfBox(rule, page.rules())) {
        flat.add(rule);
      }
    }
    flat.sort(Comparator.comparingDouble(Box::left));
    for (Box rule : flat) {
      join(rule);
    }
  }

  /** Small boxes, such as the one at the end of a proof, have sides and no bars. */
  private static boolean isSideOfBox(Box rule, List<Box> rules) {
    for (Box other : rules) {
      if (other.height() > other.width()
          && Math.abs(other.height() - rule.width()) < 0.3f * rule.width()
          && other.overlapX(rule) > -1
          && other.overlapY(rule) > -1) {
        return true;
      }
    }
    return false;
  }

  /** Some writers draw a bar in pieces that touch. */
  private void join(Box rule) {
    for (int i = 0; i < bars.size(); i++) {
      Box bar = bars.get(i);
      if (Math.abs(bar.centerY() - rule.centerY()) < 0.3f
          && bar.overlapX(rule) > -TOUCHING
          && Math.abs(bar.height() - rule.height()) < 0.3f) {
        bars.set(i, Box.union(bar, rule));
        return;
      }
    }
    bars.add(rule);
  }

  /** The lines of a page, in the order in which they are read. */
  public static List<Line> of(PageContent page) {
    LineBuilder builder = new LineBuilder(page);
    for (Glyph glyph : page.glyphs()) {
      builder.add(glyph);
    }
    builder.attachBars();
    return ReadingOrder.of(Gutters.order(builder.lines));
  }

  private void add(Glyph glyph) {
    if (glyph.symbol().kind() == Kind.SPACE && line == null) {
      return;
    }
    if (line == null || !continues(glyph)) {
      line = new Line(page.number());
      lines.add(line);
      tall.clear();
      brace = null;
      previous = glyph;
    }
    line.add(glyph);
    brace = glyph.symbol().isBracePiece() ? Box.union(brace, glyph.ink()) : brace;
    noteTall(glyph);
    if (glyph.symbol().kind() != Kind.SPACE) {
      previous = glyph;
    }
  }

  private void noteTall(Glyph glyph) {
    Kind kind = glyph.symbol().kind();
    if (kind != Kind.OPEN && kind != Kind.FENCE && kind != Kind.RADICAL && kind != Kind.CLOSE) {
      return;
    }
    Box ink = glyph.ink();
    if (glyph.symbol().piece() != Piece.WHOLE && !tall.isEmpty()) {
      Box last = tall.get(tall.size() - 1);
      if (Math.abs(last.left() - ink.left()) < 0.6f * glyph.size()) {
        tall.set(tall.size() - 1, Box.union(last, ink));
        return;
      }
    }
    if (glyph.symbol().piece() != Piece.WHOLE || ink.height() > TALL * line.size()) {
      tall.add(ink);
    }
  }

  private boolean continues(Glyph glyph) {
    float size = Math.max(Math.max(glyph.isStretched() ? 0 : glyph.size(), line.size()), 1);
    float back = previous.right() - glyph.x();
    float step = glyph.baseline() - previous.baseline();
    Box ink = glyph.ink();
    if (Math.abs(step) <= SAME_BASELINE * size
        || Math.abs(glyph.baseline() - line.baseline()) <= SAME_BASELINE * size) {
      if (back <= BACKWARD * size || back <= previous.width() + BACKWARD * size) {
        return true;
      }
      return (back < FAR_BACK * size && glyph.x() >= line.ink().left() - size)
          || isEnclosed(glyph, size)
          || isUnderBar(glyph, size);
    }
    if (glyph.symbol().piece() != Piece.WHOLE
        && previous.symbol().piece() != Piece.WHOLE
        && Math.abs(glyph.x() - previous.x()) < size) {
      return true;
    }
    boolean beside = -back <= FORWARD * size && -back >= -BACKWARD * size;
    boolean touches = ink.overlapY(line.ink()) > -0.1f * size;
    boolean delimiter = glyph.symbol().piece() != Piece.WHOLE || glyph.face().isExtension();
    boolean raised = step < 0 && step > -(delimiter ? TALLEST : RAISED) * size;
    boolean afterSpace =
        -back > 0
            && -back < (glyph.text().equals("(") ? BEFORE_NUMBER : WIDEST_SPACE) * size
            && line.hasMathFont()
            && ink.overlapY(line.ink()) > 0.5f * ink.height();
    if (afterSpace && isRaisedLater(glyph, size)) {
      return true;
    }
    if (beside && (raised || previousNear(ink, size) || (touches && isRaisedLater(glyph, size)))) {
      return true;
    }
    if (isEnclosed(glyph, size) || isUnderBar(glyph, size) || isOverBar(glyph, size)) {
      return true;
    }
    if (brace != null
        && ink.centerX() > brace.left()
        && ink.centerX() < brace.right()
        && ink.overlapY(brace) > -glyph.size()) {
      return true;
    }
    boolean label = Glyph.isScriptSize(line.size(), glyph.size());
    float reach = label ? -LONGEST_BRACE * size : 0;
    if (glyph.symbol().isBracePiece()
        && ink.overlapX(line.ink()) > reach
        && ink.overlapY(line.ink()) > -size) {
      return true;
    }
    if (isStackedRelation(glyph)) {
      return true;
    }
    boolean small =
        Glyph.isScriptSize(glyph.size(), line.baseSize()) && !glyph.face().isExtension();
    if (small && isScript(glyph, size)) {
      return true;
    }
    return isStacked(glyph, size);
  }

  /** Whether it overlaps the last few glyphs' height. */
  private boolean previousNear(Box ink, float size) {
    List<Glyph> glyphs = line.glyphs();
    for (int i = glyphs.size() - 1; i >= Math.max(0, glyphs.size() - 6); i--) {
      if (ink.overlapY(glyphs.get(i).ink()) > 0.05f * size) {
        return true;
      }
    }
    return false;
  }

  /** After storeys of a formula the line goes on at its right. */
  private boolean isRaisedLater(Glyph glyph, float size) {
    return glyph.x() >= line.ink().right() - BACKWARD * size;
  }

  private boolean isEnclosed(Glyph glyph, float size) {
    float middle = glyph.baseline() - 0.25f * glyph.size();
    for (Box delimiter : tall) {
      if (glyph.x() >= delimiter.left() - 0.2f * size
          && middle > delimiter.top() - 0.1f * size
          && middle < delimiter.bottom() + 0.1f * size) {
        return true;
      }
    }
    return false;
  }

  /** Whether it starts what stands under a bar whose other side the line has. */
  private boolean isUnderBar(Glyph glyph, float size) {
    Box ink = glyph.ink();
    for (Box bar : bars) {
      if (ink.centerX() < bar.left() - 0.1f * size || ink.centerX() > bar.right() + 0.1f * size) {
        continue;
      }
      float gap = ink.top() - bar.bottom();
      if (gap < -0.3f * size || gap > STRUT * size) {
        continue;
      }
      if (isNumerator(bar, glyph, size)) {
        return true;
      }
    }
    return false;
  }

  /** Whether it stands on a bar that begins right after the line so far. */
  private boolean isOverBar(Glyph glyph, float size) {
    Box ink = glyph.ink();
    for (Box bar : bars) {
      float gap = bar.top() - ink.bottom();
      float start = bar.left() - previous.right();
      if (ink.centerX() > bar.left()
          && ink.centerX() < bar.right()
          && gap > -0.2f * size
          && gap < 0.9f * size
          && start > -0.5f * size
          && start < 1.2f * size
          && bar.top() > line.ink().top() - 0.5f * size
          && bar.bottom() < line.ink().bottom() + 0.5f * size) {
        return true;
      }
    }
    return false;
  }

  /** Whether the line's latest glyphs stand on a bar and fill it as a numerator does. */
  private boolean isNumerator(Box bar, Glyph below, float size) {
    Box above = null;
    float widestGap = 0;
    List<Glyph> glyphs = line.glyphs();
    for (int i = glyphs.size() - 1; i >= 0; i--) {
      Box ink = glyphs.get(i).ink();
      boolean inside =
          ink.centerX() > bar.left() - 0.1f * size
              && ink.centerX() < bar.right() + 0.1f * size
              && ink.bottom() < bar.bottom() + 0.2f * size;
      if (!inside) {
        break;
      }
      if (above != null) {
        widestGap = Math.max(widestGap, -ink.overlapX(above));
      }
      above = Box.union(above, ink);
    }
    if (above == null || bar.top() - above.bottom() > 0.9f * size || widestGap > 2 * size) {
      return false;
    }
    boolean filled =
        Math.abs(above.left() - bar.left()) < BAR_EDGE * size
            && Math.abs(above.right() - bar.right()) < BAR_EDGE * size;
    boolean wide = Math.abs(below.x() - bar.left()) < BAR_EDGE * size;
    boolean centered = Math.abs(above.centerX() - bar.centerX()) < BAR_EDGE * size;
    return filled || (wide && centered);
  }

  /** Whether it is the lower of two signs that make one relation. */
  private boolean isStackedRelation(Glyph glyph) {
    float size = glyph.size();
    return glyph.symbol().kind() == Kind.RELATION
        && previous.symbol().kind() == Kind.RELATION
        && Math.abs(glyph.ink().centerX() - previous.ink().centerX()) < SAME_BASELINE * size
        && Math.abs(glyph.ink().overlapY(previous.ink())) < SAME_BASELINE * 2 * size;
  }

  /** A script goes back to its base, or stands over or under an operator. */
  private boolean isScript(Glyph glyph, float size) {
    Box ink = glyph.ink();
    if (glyph.x() < line.ink().left() - 2 * size || glyph.x() > line.ink().right() + size) {
      return false;
    }
    boolean level = glyph.baseline() - line.baseline() < LOWERED * size;
    List<Glyph> glyphs = line.glyphs();
    for (int i = glyphs.size() - 1; i >= Math.max(0, glyphs.size() - LOOK_BACK); i--) {
      Glyph other = glyphs.get(i);
      if (ink.overlapX(other.ink()) > -1.5f * size
          && ink.overlapY(other.ink()) > -NEAR * size
          && (level || other.face().isMath() || isFunction(glyphs.size() - 1))) {
        return true;
      }
    }
    return false;
  }

  /** Whether the glyph ends the name of a function that takes limits. */
  private boolean isFunction(int end) {
    List<Glyph> glyphs = line.glyphs();
    StringBuilder name = new StringBuilder();
    for (int i = Math.max(0, end - 2); i <= end; i++) {
      name.append(glyphs.get(i).text());
    }
    return FunctionNames.takesLimits(name.toString());
  }

  /** The reverse: what the line has so far is a limit or an accent of the glyph. */
  private boolean isStacked(Glyph glyph, float size) {
    Box ink = glyph.ink();
    boolean larger = Glyph.isScriptSize(previous.size(), glyph.size());
    boolean accented = previous.symbol().kind() == Kind.ACCENT;
    if (!larger && !accented) {
      return false;
    }
    Box script = null;
    List<Glyph> glyphs = line.glyphs();
    for (int i = glyphs.size() - 1; i >= 0 && Glyph.isScriptSize(glyphs.get(i).size(), size); i--) {
      script = Box.union(script, glyphs.get(i).ink());
    }
    Box above = script == null ? previous.ink() : script;
    return ink.overlapX(above) > -0.5f * size
        && ink.overlapY(above) > -NEAR * size
        && glyph.x() > line.ink().left() - 3 * size;
  }

  /** Gives each bar to the line that it lies in, of several to the one whose ink is next to it. */
  private void attachBars() {
    for (Box bar : bars) {
      Line nearest = null;
      float least = Float.MAX_VALUE;
      for (Line candidate : lines) {
        Box ink = candidate.ink();
        float size = candidate.size();
        if (bar.top() > ink.top() - 0.4f * size
            && bar.bottom() < ink.bottom() + 0.3f * size
            && bar.left() > ink.left() - 0.6f * size
            && bar.right() < ink.right() + 0.6f * size) {
          float distance = distance(candidate, bar);
          if (distance < least) {
            least = distance;
            nearest = candidate;
          }
        }
      }
      if (nearest != null) {
        nearest.add(bar);
      }
    }
  }

  /** How far the ink nearest to a bar is; a radical sign that a bar goes on touches it. */
  private static float distance(Line line, Box bar) {
    float least = Float.MAX_VALUE;
    for (Glyph glyph : line.glyphs()) {
      Box ink = glyph.ink();
      if (glyph.symbol().kind() == Kind.RADICAL && bar.startsAtCornerOf(ink, glyph.size())) {
        return 0;
      }
      if (ink.overlapX(bar) > 0) {
        least = Math.min(least, Math.max(0.01f, -ink.overlapY(bar)));
      }
    }
    return least;
  }
}
