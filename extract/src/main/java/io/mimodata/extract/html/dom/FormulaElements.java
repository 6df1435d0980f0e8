package io.mimodata.extract.html.dom;

import io.mimodata.extract.tex.Formula;
import org.jsoup.nodes.Element;

/**
 * The one kind of element that stands for a formula once the mathematics pass is done: TeX as its
 * text, an attribute for display.
 */
public final class FormulaElements {
  /** No HTML element has this name; jsoup keeps it as an inline element. */
  public static final String TAG = "tex-formula";

  private static final String DISPLAY = "display";

  private FormulaElements() {}

  public static Element of(Formula formula) {
    Element element = new Element(TAG);
    element.text(formula.tex());
    if (formula.display()) {
      element.attr(DISPLAY, "block");
    }
    return element;
  }

  public static boolean isFormula(Element element) {
    return element.normalName().equals(TAG);
  }

  /** The formula that an element of this kind stands for. */
  public static Formula formula(Element element) {
    return new Formula(element.wholeText(), element.hasAttr(DISPLAY));
  }
}
