package io.mimodata.extract.html.math;

import io.mimodata.extract.html.dom.FormulaElements;
import io.mimodata.extract.html.dom.PageIndex;
import io.mimodata.extract.tex.Formula;
import org.jsoup.nodes.Element;

/**
 * Formulas whose TeX is an attribute of the element that shows them ({@code data-tex}, {@code
 * data-latex}), and pandoc's {@code span.math.inline} and {@code span.math.display}, whose text is
 * TeX with or without delimiters.
 */
final class AttributedTex {
  private static final String[] ATTRIBUTES = {"data-tex", "data-latex", "data-formula"};

  private AttributedTex() {}

  static void replace(PageIndex index) {
    for (String attribute : ATTRIBUTES) {
      for (Element element : index.byAttribute(attribute)) {
        Formula.of(element.attr(attribute), isDisplayed(element))
            .ifPresent(formula -> element.replaceWith(FormulaElements.of(formula)));
      }
    }
    for (Element element : index.byClass("math")) {
      boolean pandoc = element.hasClass("inline") || element.hasClass("display");
      if (pandoc && element.normalName().equals("span") && element.childrenSize() == 0) {
        Formula.of(element.wholeText(), element.hasClass("display"))
            .ifPresent(formula -> element.replaceWith(FormulaElements.of(formula)));
      }
    }
  }

  private static boolean isDisplayed(Element element) {
    return element.hasClass("display")
        || element.attr("display").equals("block")
        || element.attr("data-display").equals("true");
  }
}
