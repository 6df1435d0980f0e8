package io.mimodata.filter.tagger.linear.train;

import io.mimodata.document.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Removes what the pages of a site have in common, from which a model would learn the site: lines
 * of wording that are in at least three and a quarter of its documents. A document that would lose
 * more than half of its characters is kept whole: it is made of such lines.
 */
public final class SiteFurniture {
  private static final int FEWEST = 3;
  private static final int ONE_OF = 4;

  private SiteFurniture() {}

  /** The same documents, in their order. */
  public static List<Annotation> strip(List<Annotation> annotations) {
    Map<String, List<Annotation>> sites =
        annotations.stream()
            .collect(
                Collectors.groupingBy(Annotation::site, LinkedHashMap::new, Collectors.toList()));
    Map<String, Set<String>> furniture = new HashMap<>();
    sites.forEach((site, pages) -> furniture.put(site, common(pages)));
    List<Annotation> stripped = new ArrayList<>(annotations.size());
    for (Annotation each : annotations) {
      Set<String> lines = furniture.get(each.site());
      stripped.add(lines.isEmpty() ? each : without(each, lines));
    }
    return stripped;
  }

  private static Set<String> common(List<Annotation> pages) {
    if (pages.size() < FEWEST) {
      return Set.of();
    }
    Map<String, Integer> counts = new HashMap<>();
    for (Annotation page : pages) {
      Set<String> own = page.text().lines().map(String::strip).collect(Collectors.toSet());
      own.remove("");
      own.forEach(line -> counts.merge(line, 1, Integer::sum));
    }
    Set<String> common = new HashSet<>();
    counts.forEach(
        (line, count) -> {
          if (count >= FEWEST && count * ONE_OF >= pages.size()) {
            common.add(line);
          }
        });
    return common;
  }

  private static Annotation without(Annotation page, Set<String> furniture) {
    int[] points = page.text().codePoints().toArray();
    boolean[] removed = new boolean[points.length];
    boolean[] special = new boolean[points.length];
    for (Span span : page.spans()) {
      for (int i = span.start(); i < Math.min(span.end(), points.length); i++) {
        special[i] = true;
      }
    }
    int lost = 0;
    for (int start = 0; start < points.length; ) {
      int end = start;
      boolean wording = true;
      while (end < points.length && points[end] != '\n') {
        wording &= !special[end++];
      }
      String line = new String(points, start, end - start).strip();
      end = Math.min(points.length, end + 1);
      if (wording && furniture.contains(line)) {
        for (int i = start; i < end; i++) {
          removed[i] = true;
        }
        lost += end - start;
      }
      start = end;
    }
    return lost == 0 || lost * 2 > points.length ? page : cut(page, points, removed);
  }

  private static Annotation cut(Annotation page, int[] points, boolean[] removed) {
    StringBuilder text = new StringBuilder();
    int[] places = new int[points.length + 1];
    int kept = 0;
    for (int i = 0; i < points.length; i++) {
      places[i] = kept;
      if (!removed[i]) {
        text.appendCodePoint(points[i]);
        kept++;
      }
    }
    places[points.length] = kept;
    List<Span> spans = new ArrayList<>();
    for (Span span : page.spans()) {
      int start = places[Math.min(span.start(), points.length)];
      int end = places[Math.min(span.end(), points.length)];
      spans.add(new Span(span.kind(), start, end));
    }
    return new Annotation(
        page.id(),
        page.site(),
        page.language(),
        page.title(),
        text.toString(),
        spans,
        page.domain(),
        page.grades(),
        page.weight());
  }
}
