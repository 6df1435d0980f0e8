package io.mimodata.extract.html.code;

import io.mimodata.extract.html.dom.CodeElements;
import io.mimodata.extract.html.dom.PageIndex;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Element;

/**
 * Tables that lay out code beside its line numbers: one row with two cells (Pygments, Rouge, GeSHi,
 * SyntaxHighlighter, Crayon), or one row for each line (GitHub, highlight.js). The table becomes
 * one block of code.
 */
final class CodeTables {
  private static final List<String> CODE_CELLS =
      List.of(
          "code", "rouge-code", "crayon-code", "blob-code", "hljs-ln-code", "line-content", "lntd");

  private CodeTables() {}

  static void replace(PageIndex index) {
    Map<Element, Set<Element>> cellsByTable = new LinkedHashMap<>();
    for (String className : CODE_CELLS) {
      for (Element cell : index.byClass(className)) {
        if (!className.equals("lntd") || cell.nextElementSibling() == null) {
          add(cell, cellsByTable);
        }
      }
    }
    for (Element gutter : index.byClass("gutter")) {
      add(gutter.nextElementSibling(), cellsByTable);
    }
    cellsByTable.forEach(CodeTables::replace);
  }

  private static void add(Element cell, Map<Element, Set<Element>> cellsByTable) {
    if (cell != null && cell.normalName().equals("td")) {
      Element table = cell.closest("table");
      if (table != null && table.parents().stream().noneMatch(CodeElements::isBlock)) {
        cellsByTable.computeIfAbsent(table, k -> new LinkedHashSet<>()).add(cell);
      }
    }
  }

  private static void replace(Element table, Set<Element> cells) {
    String language = language(table, cells.iterator().next());
    StringBuilder code = new StringBuilder();
    for (Element cell : cells) {
      String line = CodeText.of(cell);
      code.append(line);
      if (!line.endsWith("\n")) {
        code.append('\n');
      }
    }
    table.replaceWith(CodeElements.block(language, code.toString()));
  }

  private static String language(Element table, Element cell) {
    for (Element inside : cell.select("pre, code")) {
      String language = CodeLanguage.of(inside);
      if (!language.isEmpty()) {
        return language;
      }
    }
    return CodeLanguage.of(table);
  }
}
