package io.mimodata.extract.pdf;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Running heads, running feet and page numbers: lines at the top or bottom of a page that come
 * back, numbers aside, on at least a quarter of the pages and at least three times. Heads of left
 * and right pages differ, hence not on all.
 */
final class PageFurniture {
  private static final int EDGE_LINES = 2;
  private static final int FEWEST_PAGES = 3;
  private static final double SHARE_OF_PAGES = 0.25;
  private static final Pattern NUMBER = Pattern.compile("\\p{Nd}+|\\b[ivxlc]+\\b");

  private PageFurniture() {}

  /** The lines without furniture, in their order. */
  static List<PdfLine> remove(List<PdfLine> lines) {
    Map<Integer, List<PdfLine>> pages = new TreeMap<>();
    for (PdfLine line : lines) {
      pages.computeIfAbsent(line.page(), page -> new ArrayList<>()).add(line);
    }
    List<PdfLine> edges = new ArrayList<>();
    pages.values().forEach(page -> edges.addAll(edges(page)));
    Map<String, Set<Integer>> pagesOf = new HashMap<>();
    for (PdfLine edge : edges) {
      pagesOf.computeIfAbsent(pattern(edge), key -> new HashSet<>()).add(edge.page());
    }
    double enough = Math.max(FEWEST_PAGES, SHARE_OF_PAGES * pages.size());
    Set<PdfLine> furniture = new HashSet<>(edges);
    furniture.removeIf(edge -> pagesOf.get(pattern(edge)).size() < enough);
    return lines.stream().filter(line -> !furniture.contains(line)).toList();
  }

  private static List<PdfLine> edges(List<PdfLine> page) {
    if (page.size() <= 2 * EDGE_LINES) {
      return page;
    }
    List<PdfLine> byHeight = new ArrayList<>(page);
    byHeight.sort(Comparator.comparingDouble(PdfLine::baseline));
    List<PdfLine> edges = new ArrayList<>(byHeight.subList(0, EDGE_LINES));
    edges.addAll(byHeight.subList(byHeight.size() - EDGE_LINES, byHeight.size()));
    return edges;
  }

  private static String pattern(PdfLine line) {
    return NUMBER.matcher(line.text()).replaceAll("#");
  }
}
