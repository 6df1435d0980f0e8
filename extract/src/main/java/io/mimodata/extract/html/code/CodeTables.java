package io.mimodata.extract.html.code;

import io.mimodata.extract.html.tree.Box;
import io.mimodata.extract.html.tree.CodeLeaf;
import io.mimodata.extract.html.tree.PageTree;
import io.mimodata.extract.html.tree.Tag;
import io.mimodata.extract.html.tree.TagSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Tables that lay out code beside its line numbers: one row with two cells (Pygments, Rouge, GeSHi,
 * SyntaxHighlighter, Crayon), or one row for each line (GitHub, highlight.js). The table becomes
 * one block of code.
 */
final class CodeTables {
  private static final List<String> CODE_CELLS =
      List.of(
          "code", "rouge-code", "crayon-code", "blob-code", "hljs-ln-code", "line-content", "lntd");

  private static final Pattern NUMBERS = Pattern.compile("[\\d\\s.:]*+");
  private static final TagSet CELLS = TagSet.of(Tag.TD, Tag.TH);
  private static final TagSet CODE = TagSet.of(Tag.PRE, Tag.CODE);

  private CodeTables() {}

  static void replace(PageTree page) {
    Map<Box, Set<Box>> cellsByTable = new LinkedHashMap<>();
    for (String className : CODE_CELLS) {
      for (Box cell : page.byClass(className)) {
        if (!className.equals("lntd") || cell.nextBox() == null) {
          add(cell, cellsByTable);
        }
      }
    }
    for (Box gutter : page.byClass("gutter")) {
      add(gutter.nextBox(), cellsByTable);
    }
    cellsByTable.forEach(
        (table, cells) -> {
          if (isCode(table, cells)) {
            replace(table, cells);
          }
        });
  }

  private static void add(Box cell, Map<Box, Set<Box>> cellsByTable) {
    if (cell != null && cell.is(Tag.TD)) {
      Box table = tableOf(cell);
      if (table != null && !table.isWithin(Tag.PRE)) {
        cellsByTable
            .computeIfAbsent(table, k -> new TreeSet<>(Comparator.comparingInt(Box::number)))
            .add(cell);
      }
    }
  }

  /**
   * Whether a table holds nothing but code and line numbers: a table of data may have a column of
   * that name, and a layout one a gutter.
   */
  private static boolean isCode(Box table, Set<Box> cells) {
    boolean numbered = false;
    for (Box cell : table.all(CELLS)) {
      if (!isIn(cell, cells)) {
        String text = cell.line();
        if (!NUMBERS.matcher(text).matches()) {
          return false;
        }
        numbered |= !text.isEmpty() || cell.hasAttribute("data-line-number");
      }
    }
    return numbered || cells.stream().anyMatch(cell -> cell.contains(CODE));
  }

  private static boolean isIn(Box cell, Set<Box> cells) {
    Box at = cell;
    while (at != null && !cells.contains(at)) {
      at = at.parent();
    }
    return at != null;
  }

  private static Box tableOf(Box cell) {
    Box at = cell.parent();
    while (at != null && !at.is(Tag.TABLE)) {
      at = at.parent();
    }
    return at;
  }

  private static void replace(Box table, Set<Box> cells) {
    String language = language(table, cells.iterator().next());
    StringBuilder code = new StringBuilder();
    for (Box cell : cells) {
      String line = CodeText.of(cell);
      code.append(line);
      if (!line.endsWith("\n")) {
        code.append('\n');
      }
    }
    table.replaceWith(new CodeLeaf(language, code.toString()));
  }

  private static String language(Box table, Box cell) {
    for (Box inside : cell.all(CODE)) {
      String language = CodeLanguage.of(inside);
      if (!language.isEmpty()) {
        return language;
      }
    }
    return CodeLanguage.of(table);
  }
}
