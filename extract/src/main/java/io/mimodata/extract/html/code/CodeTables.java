package io.mimodata.extract.html.code;

import io.mimodata.extract.html.dom.CodeElements;
import java.util.List;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;

/**
 * Tables that lay out code beside its line numbers: one row with two cells (Pygments, Rouge, GeSHi,
 * SyntaxHighlighter, Crayon), or one row for each line (GitHub, highlight.js). The table becomes
 * one block of code.
 */
final class CodeTables {
  private static final String CODE_CELLS =
      "td.code, td.rouge-code, td.crayon-code, td.blob-code, td.hljs-ln-code, td.lntd:last-child,"
          + " td.line-content, td.gutter + td";

  private CodeTables() {}

  static void replace(Document page) {
    for (Element table : List.copyOf(page.select("table"))) {
      Elements cells = table.select(CODE_CELLS);
      if (cells.isEmpty() || table.parents().stream().anyMatch(CodeElements::isBlock)) {
        continue;
      }
      String language = language(table, cells.get(0));
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
