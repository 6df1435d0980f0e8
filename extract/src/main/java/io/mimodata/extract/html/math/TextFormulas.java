package io.mimodata.extract.html.math;

import io.mimodata.extract.Cancellation;
import io.mimodata.extract.html.tree.Box;
import io.mimodata.extract.html.tree.PageTree;
import io.mimodata.extract.tex.FormulaScanner;
import io.mimodata.extract.tex.TexDelimiters;
import java.util.List;

/** Delimited formulas in a page's text. */
final class TextFormulas {
  private TextFormulas() {}

  static void replace(PageTree page, TexDelimiters delimiters) {
    TextRuns runs = new TextRuns(new FormulaScanner(delimiters)::find);
    List<Box> parents = page.withFormulas();
    // Outer ones first: theirs may take in what is within.
    for (int i = parents.size() - 1; i >= 0; i--) {
      Cancellation.check();
      Box parent = parents.get(i);
      if (page.holds(parent) && !TextRuns.isWithinSkipped(parent)) {
        runs.replace(parent);
      }
    }
  }
}
