package io.mimodata.extract.html.math.mathml;

import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Element;

/** Tables of formulas as environments; sums and long divisions written in columns as arrays. */
final class MathMlTables {
  private static final int WIDEST = 200;

  private MathMlTables() {}

  /** LaTeX of a table without brackets around it. */
  static String table(Element table, String variant) {
    String align = table.attr("columnalign").strip();
    boolean lines =
        table.attr("columnlines").contains("solid") || table.attr("rowlines").contains("solid");
    if (lines || table.attr("frame").equals("solid")) {
      return array(table, align, variant);
    }
    if (align.startsWith("right left")) {
      return environment("aligned", table, variant);
    }
    return align.isEmpty() || align.equals("center") || align.matches("center( center)*")
        ? environment("matrix", table, variant)
        : array(table, align, variant);
  }

  /** The table's rows in an environment. Labels of equations are left out. */
  static String environment(String name, Element table, String variant) {
    return "\\begin{" + name + "} " + rows(table, variant) + " \\end{" + name + "}";
  }

  private static String rows(Element table, String variant) {
    List<String> rows = new ArrayList<>();
    for (Element row : table.children()) {
      rows.add(String.join(" & ", cells(row, variant)));
    }
    return String.join(" \\\\ ", rows);
  }

  private static List<String> cells(Element row, String variant) {
    if (!row.normalName().equals("mtr") && !row.normalName().equals("mlabeledtr")) {
      return List.of(TexJoin.strip(MathMlToTex.tex(row, variant)));
    }
    List<String> cells = new ArrayList<>();
    boolean label = row.normalName().equals("mlabeledtr");
    for (Element cell : row.children()) {
      if (!label) {
        String tex = TexJoin.strip(MathMlToTex.tex(cell, variant));
        // A bracket at the start of a row would be an argument of the line end before it.
        cells.add(cells.isEmpty() && tex.startsWith("[") ? "{}" + tex : tex);
      }
      label = false;
    }
    return cells;
  }

  private static String array(Element table, String align, String variant) {
    List<List<String>> rows = new ArrayList<>();
    int columns = 1;
    for (Element row : table.children()) {
      rows.add(cells(row, variant));
      columns = Math.max(columns, rows.get(rows.size() - 1).size());
    }
    columns = Math.min(columns, WIDEST);
    String[] aligns = align.isEmpty() ? new String[] {"center"} : align.split("\\s+", -1);
    String[] rules = table.attr("columnlines").strip().split("\\s+", -1);
    boolean framed = table.attr("frame").equals("solid");
    StringBuilder format = new StringBuilder(framed ? "|" : "");
    for (int i = 0; i < columns; i++) {
      String one = aligns[Math.min(i, aligns.length - 1)];
      format.append(one.equals("left") ? 'l' : one.equals("right") ? 'r' : 'c');
      if (i < columns - 1 && rules[Math.min(i, rules.length - 1)].equals("solid")) {
        format.append('|');
      }
    }
    format.append(framed ? "|" : "");
    String[] lines = table.attr("rowlines").strip().split("\\s+", -1);
    StringBuilder body = new StringBuilder(framed ? "\\hline " : "");
    for (int i = 0; i < rows.size(); i++) {
      if (i > 0) {
        body.append(" \\\\ ");
        if (lines[Math.min(i - 1, lines.length - 1)].equals("solid")) {
          body.append("\\hline ");
        }
      }
      body.append(String.join(" & ", rows.get(i)));
    }
    if (framed) {
      body.append(" \\\\ \\hline");
    }
    return "\\begin{array}{" + format + "} " + body + " \\end{array}";
  }

  /** LaTeX of a sum or a long division in columns: its rows under each other, to the right. */
  static String stack(Element stack, String variant) {
    List<String> lines = new ArrayList<>();
    addLines(stack, variant, lines);
    if (stack.normalName().equals("mlongdiv") && lines.size() >= 3) {
      String divisor = lines.remove(0);
      lines.set(1, divisor + "\\enclose{longdiv}{" + lines.get(1) + "}");
    }
    StringBuilder body = new StringBuilder();
    boolean rule = true;
    for (String line : lines) {
      if (line.equals("\\hline")) {
        body.append(body.length() == 0 ? "" : " \\\\ ").append("\\hline ");
        rule = true;
      } else {
        body.append(rule ? "" : " \\\\ ").append(line);
        rule = false;
      }
    }
    return "\\begin{array}{r} " + body.toString().strip() + " \\end{array}";
  }

  private static void addLines(Element element, String variant, List<String> lines) {
    for (Element child : element.children()) {
      switch (child.normalName()) {
        case "msline" -> lines.add("\\hline");
        case "msgroup", "mstack" -> addLines(child, variant, lines);
        default -> lines.add(TexJoin.strip(MathMlToTex.tex(child, variant)));
      }
    }
  }
}
