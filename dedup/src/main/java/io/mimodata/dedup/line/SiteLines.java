package io.mimodata.dedup.line;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mimodata.document.CodePoints;
import io.mimodata.document.PointRange;
import io.mimodata.document.shingle.NormalizedText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.apache.datasketches.hash.MurmurHash3;

/**
 * Reads the lines of a Markdown text that may be furniture of its site: all but those that a
 * formula, code or a table touches, headings, fences, and lines of fewer than {@value
 * #FEWEST_POINTS} characters, such as {@code Proof.}, that many pages have for good reasons. Not
 * thread-safe.
 */
public final class SiteLines {
  static final int FEWEST_POINTS = 16;

  private static final long SEED = 0;

  private final NormalizedText normalized = new NormalizedText();

  /**
   * Returns the lines that may be furniture.
   *
   * @param utf8 the text
   * @param spans that are not touched, in Unicode code points; may overlap
   */
  public List<SiteLine> of(byte[] utf8, List<PointRange> spans, String host) {
    long site = MurmurHash3.hash(host.getBytes(UTF_8), SEED)[0];
    List<SiteLine> found = new ArrayList<>();
    BitSet touched = touched(utf8, spans);
    int number = 0;
    for (int start = 0; start < utf8.length; number++) {
      int end = end(utf8, start);
      if (!touched.get(number) && isProse(utf8, start, end)) {
        normalized.read(Arrays.copyOfRange(utf8, start, end));
        long[] hash = normalized.hash();
        found.add(
            new SiteLine(number, MurmurHash3.hash(new long[] {hash[0], hash[1], site}, SEED)[0]));
      }
      start = end + 1;
    }
    return found;
  }

  /** A line as equal ones have it in common. */
  public String text(byte[] utf8, int number) {
    int start = 0;
    for (int i = 0; i < number; i++) {
      start = end(utf8, start) + 1;
    }
    normalized.read(Arrays.copyOfRange(utf8, start, end(utf8, start)));
    return normalized.text();
  }

  private static boolean isProse(byte[] utf8, int from, int to) {
    int start = from;
    while (start < to && utf8[start] <= ' ' && utf8[start] >= 0) {
      start++;
    }
    if (CodePoints.count(utf8, start, to) < FEWEST_POINTS || utf8[start] == '#') {
      return false;
    }
    boolean fence = utf8[start] == '`' || utf8[start] == '~';
    return !(fence && utf8[start + 1] == utf8[start] && utf8[start + 2] == utf8[start]);
  }

  /** Numbers of the lines that spans touch. */
  static BitSet touched(byte[] utf8, List<PointRange> spans) {
    BitSet lines = new BitSet();
    if (spans.isEmpty()) {
      return lines;
    }
    List<PointRange> sorted = new ArrayList<>(spans);
    sorted.sort((a, b) -> Integer.compare(a.start(), b.start()));
    int next = 0;
    int until = 0;
    int point = 0;
    int number = 0;
    for (byte b : utf8) {
      if (CodePoints.begins(b)) {
        while (next < sorted.size() && sorted.get(next).start() <= point) {
          until = Math.max(until, sorted.get(next++).end());
        }
        if (point < until) {
          lines.set(number);
        }
        point++;
      }
      number += b == '\n' ? 1 : 0;
    }
    return lines;
  }

  /** The place of the line feed that ends a line, or the end of the text. */
  static int end(byte[] utf8, int start) {
    int end = start;
    while (end < utf8.length && utf8[end] != '\n') {
      end++;
    }
    return end;
  }
}
