package io.mimodata.document.contamination;

import io.mimodata.document.EditedText;
import io.mimodata.document.PointRange;
import io.mimodata.document.Span;
import io.mimodata.document.TextEdit;
import io.mimodata.document.TextEdits;
import io.mimodata.document.contamination.ContaminationIndex.Match;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What to cut out of a document so that nothing of an evaluation item is left. The GPT-3 paper cuts
 * 200 characters on either side of a match; here a match grows to its paragraph, from blank line to
 * blank line, at most {@value #CONTEXT} code points on either side. In a longer paragraph it grows
 * to the furthest end of a sentence or line within them. Formulas, code and tables that it touches
 * go as a whole.
 */
public final class ContaminatedRanges {
  /** Code points on either side of a match. */
  static final int CONTEXT = 400;

  private static final String ENDS_OF_SENTENCES = ".?!\u3002\uFF01\uFF1F";

  private ContaminatedRanges() {}

  /** The key under which {@link #cut} counts passages. */
  public static final String CUT = "contaminated_passages";

  /**
   * Cuts the matches out, each with what is around it.
   *
   * @param matches in the text, in order
   * @param spans of the text; one that goes in part keeps the rest
   * @return what is left, which may be blank, and how many matches are gone
   */
  public static EditedText cut(String text, List<Match> matches, List<Span> spans) {
    TextEdits edits =
        TextEdits.of(
            of(text, matches, spans).stream()
                .map(range -> new TextEdit(range.start(), range.end(), ""))
                .toList());
    return new EditedText(
        edits.apply(text), edits.move(spans), new TreeMap<>(Map.of(CUT, matches.size())));
  }

  /**
   * Returns what to cut.
   *
   * @param matches in the text, in order
   * @param spans of the text
   * @return ranges in order that do not touch, in Unicode code points
   */
  static List<PointRange> of(String text, List<Match> matches, List<Span> spans) {
    if (matches.isEmpty()) {
      return List.of();
    }
    int[] points = text.codePoints().toArray();
    List<PointRange> ranges = new ArrayList<>();
    for (Match match : matches) {
      PointRange grown = withSpans(new PointRange(match.start(), match.end()), spans);
      grown =
          withSpans(
              new PointRange(startBefore(points, grown.start()), endAfter(points, grown.end())),
              spans);
      add(ranges, grown);
    }
    return List.copyOf(ranges);
  }

  /** Adds a range; one that reaches back over others is one with them. */
  private static void add(List<PointRange> ranges, PointRange range) {
    int start = range.start();
    int end = range.end();
    while (!ranges.isEmpty() && ranges.get(ranges.size() - 1).end() >= start) {
      PointRange last = ranges.remove(ranges.size() - 1);
      start = Math.min(start, last.start());
      end = Math.max(end, last.end());
    }
    ranges.add(new PointRange(start, end));
  }

  /** The range and all spans that it touches. */
  private static PointRange withSpans(PointRange range, List<Span> spans) {
    int start = range.start();
    int end = range.end();
    boolean grows = true;
    while (grows) {
      grows = false;
      for (Span span : spans) {
        boolean touches = span.start() < end && span.end() > start;
        if (touches && (span.start() < start || span.end() > end)) {
          start = Math.min(start, span.start());
          end = Math.max(end, span.end());
          grows = true;
        }
      }
    }
    return new PointRange(start, end);
  }

  private static int startBefore(int[] points, int from) {
    int furthest = Math.max(0, from - CONTEXT);
    int best = from;
    for (int i = from; i >= furthest; i--) {
      if (i == 0 || isParagraphStart(points, i)) {
        return i;
      }
      if (isSentenceStart(points, i)) {
        best = i;
      }
    }
    return best;
  }

  private static int endAfter(int[] points, int from) {
    int furthest = Math.min(points.length, from + CONTEXT);
    int best = from;
    for (int i = from; i <= furthest; i++) {
      if (i == points.length || isParagraphStart(points, i)) {
        return i;
      }
      if (isSentenceStart(points, i)) {
        best = i;
      }
    }
    return best;
  }

  /** Whether a line begins at a place and the one before it is blank. */
  private static boolean isParagraphStart(int[] points, int i) {
    if (points[i - 1] != '\n') {
      return false;
    }
    int before = i - 2;
    while (before >= 0
        && (points[before] == ' ' || points[before] == '\t' || points[before] == '\r')) {
      before--;
    }
    return before < 0 || points[before] == '\n';
  }

  private static boolean isSentenceStart(int[] points, int i) {
    int before = points[i - 1];
    if (before == '\n' || (before >= '\u3000' && ENDS_OF_SENTENCES.indexOf(before) >= 0)) {
      return true;
    }
    return before == ' ' && i > 1 && ENDS_OF_SENTENCES.indexOf(points[i - 2]) >= 0;
  }
}
