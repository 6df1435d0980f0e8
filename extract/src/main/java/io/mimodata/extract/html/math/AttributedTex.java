package io.mimodata.extract.html.math;

import io.mimodata.extract.html.tree.Box;
import io.mimodata.extract.html.tree.FormulaLeaf;
import io.mimodata.extract.html.tree.PageTree;
import io.mimodata.extract.html.tree.Tag;
import io.mimodata.extract.tex.Formula;

/**
 * Formulas whose TeX is an attribute of the element that shows them ({@code data-tex}, {@code
 * data-latex}), and pandoc's {@code span.math.inline} and {@code span.math.display}, whose text is
 * TeX with or without delimiters.
 */
final class AttributedTex {
  private static final String[] ATTRIBUTES = {"data-tex", "data-latex", "data-formula"};

  private AttributedTex() {}

  static void replace(PageTree page) {
    for (String attribute : ATTRIBUTES) {
      for (Box element : page.byAttribute(attribute)) {
        if (element.containsBlock()) {
          continue;
        }
        Formula.of(element.attribute(attribute), isDisplayed(element))
            .ifPresent(formula -> element.replaceWith(new FormulaLeaf(formula)));
      }
    }
    for (Box element : page.byClass("math")) {
      boolean pandoc = element.hasClass("inline") || element.hasClass("display");
      if (pandoc && element.is(Tag.SPAN) && element.firstBox() == null) {
        Formula.of(element.wholeText(), element.hasClass("display"))
            .ifPresent(formula -> element.replaceWith(new FormulaLeaf(formula)));
      }
    }
  }

  private static boolean isDisplayed(Box element) {
    return element.hasClass("display")
        || element.attribute("display").equals("block")
        || element.attribute("data-display").equals("true");
  }
}
