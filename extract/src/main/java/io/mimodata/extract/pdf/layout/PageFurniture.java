package io.mimodata.extract.pdf.layout;

import io.mimodata.extract.pdf.page.Box;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Running heads, running feet and page numbers: outermost lines of pages that stand at the same
 * height on several pages and say the same there, numbers aside, or count the pages. Heads of left
 * and right pages may differ. A repeated footnote is none: others that stand at its height don't
 * repeat.
 */
final class PageFurniture {
  private static final int EDGE_LINES = 3;
  private static final float SAME_HEIGHT = 2;
  private static final float APART = 1.3f;
  private static final double MOST = 0.6;
  private static final Pattern NUMBER = Pattern.compile("\\p{Nd}+|\\b[ivxlcIVXLC]+\\b");
  private static final int LONGEST_HEAD = 100;
  private static final Pattern AT_EDGE = Pattern.compile("^(\\d{1,4})\\s|\\s(\\d{1,4})$");
  private static final Pattern DIGITS = Pattern.compile("\\b\\d{1,5}\\b");
  private static final Pattern ONLY_NUMBER =
      Pattern.compile(
          "[\\s\\-–—|·.\\[\\]()]*(?:(?i:page|p\\.)\\s*)?(\\p{Nd}{1,5}|[ivxlc]{1,8})[\\s\\-–—|·.\\[\\]()]*(?:(?:of|/)\\s*\\d+)?");

  private PageFurniture() {}

  /** The lines without furniture, in their order. */
  static List<TextLine> remove(List<TextLine> lines) {
    Map<Integer, List<TextLine>> pages = new TreeMap<>();
    for (TextLine line : lines) {
      pages.computeIfAbsent(line.page(), page -> new ArrayList<>()).add(line);
    }
    Set<TextLine> furniture = new HashSet<>();
    for (boolean top : new boolean[] {true, false}) {
      for (int depth = 0; depth < EDGE_LINES; depth++) {
        int before = furniture.size();
        collect(pages, furniture, top);
        if (furniture.size() == before) {
          break;
        }
      }
    }
    removeNumbers(pages, furniture);
    return lines.stream().filter(line -> !furniture.contains(line)).toList();
  }

  /** Page numbers that stand elsewhere than those of other pages but go on with their count. */
  private static void removeNumbers(Map<Integer, List<TextLine>> pages, Set<TextLine> furniture) {
    Map<Integer, Integer> offsets = new HashMap<>();
    for (TextLine line : furniture) {
      Matcher number = DIGITS.matcher(line.text());
      while (number.find()) {
        offsets.merge(Integer.parseInt(number.group()) - line.page(), 1, Integer::sum);
      }
    }
    for (List<TextLine> page : pages.values()) {
      for (boolean top : new boolean[] {true, false}) {
        List<TextLine> row = outermost(page, furniture, top);
        Integer number = row.isEmpty() ? null : number(row);
        if (number != null
            && offsets.getOrDefault(number - row.get(0).page(), 0) > 0
            && !row.get(0).isCode()) {
          furniture.addAll(row);
        }
      }
    }
  }

  /** Adds what is furniture among the outermost lines that are left. */
  private static void collect(
      Map<Integer, List<TextLine>> pages, Set<TextLine> furniture, boolean top) {
    Map<Integer, List<List<TextLine>>> slots = new HashMap<>();
    for (List<TextLine> page : pages.values()) {
      List<TextLine> row = outermost(page, furniture, top);
      if (!row.isEmpty()) {
        slots
            .computeIfAbsent(
                Math.round(row.get(0).baseline() / SAME_HEIGHT), slot -> new ArrayList<>())
            .add(row);
      }
    }
    for (Map.Entry<Integer, List<List<TextLine>>> slot : slots.entrySet()) {
      List<List<TextLine>> rows = new ArrayList<>(slot.getValue());
      rows.addAll(slots.getOrDefault(slot.getKey() + 1, List.of()));
      if (rows.size() == 1) {
        if (isLoneNumber(rows.get(0), pages, furniture)) {
          furniture.addAll(rows.get(0));
        }
        continue;
      }
      Map<String, Integer> patterns = new HashMap<>();
      rows.forEach(row -> patterns.merge(pattern(row), 1, Integer::sum));
      long repeated = rows.stream().filter(row -> patterns.get(pattern(row)) > 1).count();
      boolean counts = countsPages(rows);
      if (repeated >= MOST * rows.size() || counts) {
        for (List<TextLine> row : rows) {
          if (patterns.get(pattern(row)) > 1 || counts || isApart(row, pages, furniture, top)) {
            furniture.addAll(row);
          }
        }
      }
    }
  }

  /** The outermost lines on one height, such as a head and the page number beside it. */
  private static List<TextLine> outermost(
      List<TextLine> page, Set<TextLine> furniture, boolean top) {
    TextLine edge = null;
    for (TextLine line : page) {
      if (!furniture.contains(line)
          && (edge == null
              || (top ? line.baseline() < edge.baseline() : line.baseline() > edge.baseline()))) {
        edge = line;
      }
    }
    if (edge == null) {
      return List.of();
    }
    List<TextLine> row = new ArrayList<>();
    for (TextLine line : page) {
      if (!furniture.contains(line) && Math.abs(line.baseline() - edge.baseline()) < SAME_HEIGHT) {
        row.add(line);
      }
    }
    row.sort(Comparator.comparingDouble(TextLine::left));
    return row;
  }

  private static String pattern(List<TextLine> row) {
    StringBuilder pattern = new StringBuilder();
    row.forEach(line -> pattern.append(line.line().characters()).append(' '));
    return NUMBER.matcher(pattern).replaceAll("#");
  }

  /** Whether rows of two pages or more have numbers that grow with the pages, and little else. */
  private static boolean countsPages(List<List<TextLine>> rows) {
    Integer offset = null;
    int counted = 0;
    for (List<TextLine> row : rows) {
      Integer number = number(row);
      if (number == null) {
        number = numberAtEdge(row);
      }
      if (number == null) {
        return false;
      }
      int difference = number - row.get(0).page();
      if (offset != null && offset != difference) {
        return false;
      }
      offset = difference;
      counted++;
    }
    return counted > 1;
  }

  private static Integer number(List<TextLine> row) {
    Matcher number = ONLY_NUMBER.matcher(row.get(0).line().characters());
    if (row.size() != 1 || !number.matches()) {
      return null;
    }
    String digits = number.group(1);
    return Character.isDigit(digits.codePointAt(0)) ? Integer.valueOf(digits) : roman(digits);
  }

  /** The number before or after a short running head. */
  private static Integer numberAtEdge(List<TextLine> row) {
    StringBuilder text = new StringBuilder();
    row.forEach(line -> text.append(line.text()).append(' '));
    Matcher number = AT_EDGE.matcher(text.toString().strip());
    if (text.length() > LONGEST_HEAD || !number.find()) {
      return null;
    }
    return Integer.valueOf(number.group(1) != null ? number.group(1) : number.group(2));
  }

  private static int roman(String letters) {
    int value = 0;
    int last = 0;
    for (int i = letters.length() - 1; i >= 0; i--) {
      int digit =
          switch (letters.charAt(i)) {
            case 'i' -> 1;
            case 'v' -> 5;
            case 'x' -> 10;
            case 'l' -> 50;
            default -> 100;
          };
      value += digit < last ? -digit : digit;
      last = Math.max(last, digit);
    }
    return value;
  }

  /** A number that stands alone, away from the text, at the top or bottom of a page. */
  private static boolean isLoneNumber(
      List<TextLine> row, Map<Integer, List<TextLine>> pages, Set<TextLine> furniture) {
    return number(row) != null
        && (isApart(row, pages, furniture, true) || isApart(row, pages, furniture, false));
  }

  /** Whether a wider gap than between lines parts a row from the rest of its page. */
  private static boolean isApart(
      List<TextLine> row,
      Map<Integer, List<TextLine>> pages,
      Set<TextLine> furniture,
      boolean top) {
    Box ink = row.get(0).ink();
    float size = row.get(0).size();
    for (TextLine line : pages.get(row.get(0).page())) {
      if (furniture.contains(line) || row.contains(line)) {
        continue;
      }
      float gap = top ? line.ink().top() - ink.bottom() : ink.top() - line.ink().bottom();
      if (gap < APART * size) {
        return false;
      }
    }
    return true;
  }
}
