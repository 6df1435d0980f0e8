package io.mimodata.extract.html.math;

import io.mimodata.extract.html.dom.FormulaElements;
import io.mimodata.extract.html.dom.PageIndex;
import io.mimodata.extract.tex.Formula;
import java.util.Optional;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/**
 * Formulas that carry MathML: bare {@code math} elements, and the wrappers in which KaTeX, MathJax
 * and MediaWiki put them beside a rendered copy. The wrapper as a whole is replaced.
 */
final class RenderedMath {
  /** Names of elements and classes. */
  private static final Set<String> WRAPPERS =
      Set.of(
          "katex-display",
          "katex",
          "mjx-container",
          "mwe-math-element",
          "MathJax_Display",
          "MathJax");

  private static final Set<String> DISPLAY_CLASSES =
      Set.of("katex-display", "MathJax_Display", "mwe-math-element-block");

  private RenderedMath() {}

  static void replace(PageIndex index) {
    for (Element wrapper : index.byAttribute("data-mathml")) {
      Element math = Jsoup.parseBodyFragment(wrapper.attr("data-mathml")).selectFirst("math");
      if (math != null && wrapper.selectFirst("math") == null) {
        wrapper.empty();
        wrapper.appendChild(math);
        replace(math);
      }
    }
    for (Element math : index.byTag("math")) {
      // Another one in the same wrapper may have taken it along.
      if (math.ownerDocument() != null) {
        replace(math);
      }
    }
  }

  private static void replace(Element math) {
    Element wrapper = outermostWrapper(math);
    boolean display = isDisplayed(wrapper);
    Optional<Formula> formula =
        MathMlFormula.of(math).map(f -> new Formula(f.tex(), f.display() || display));
    if (formula.isPresent()) {
      wrapper.replaceWith(FormulaElements.of(formula.get()));
    } else {
      wrapper.remove();
    }
  }

  private static boolean isDisplayed(Element wrapper) {
    return wrapper.attr("display").equals("true")
        || wrapper.attr("display").equals("block")
        || wrapper.classNames().stream().anyMatch(DISPLAY_CLASSES::contains);
  }

  private static Element outermostWrapper(Element math) {
    Element outermost = math;
    for (Element parent = math.parent(); parent != null; parent = parent.parent()) {
      if (WRAPPERS.contains(parent.normalName())
          || parent.classNames().stream().anyMatch(WRAPPERS::contains)) {
        outermost = parent;
      }
    }
    return outermost;
  }
}
