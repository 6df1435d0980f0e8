package io.mimodata.extract.html.math;

import io.mimodata.extract.html.dom.FormulaElements;
import io.mimodata.extract.tex.Formula;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * Formulas that carry MathML: bare {@code math} elements, and the wrappers in which KaTeX, MathJax
 * and MediaWiki put them beside a rendered copy. The wrapper as a whole is replaced.
 */
final class RenderedMath {
  private static final String WRAPPER =
      ".katex-display, .katex, mjx-container, .mwe-math-element, .MathJax_Display, .MathJax";

  private static final String DISPLAY_WRAPPER =
      ".katex-display, mjx-container[display=true], .MathJax_Display, .mwe-math-element-block";

  private RenderedMath() {}

  static void replace(Document page) {
    for (Element wrapper : page.select("[data-mathml]")) {
      Element math = Jsoup.parseBodyFragment(wrapper.attr("data-mathml")).selectFirst("math");
      if (math != null && wrapper.selectFirst("math") == null) {
        wrapper.empty();
        wrapper.appendChild(math);
      }
    }
    for (Element math : page.select("math")) {
      if (!page.equals(math.ownerDocument())) {
        continue;
      }
      Element wrapper = outermostWrapper(math);
      boolean display = wrapper.is(DISPLAY_WRAPPER);
      Optional<Formula> formula =
          MathMlFormula.of(math).map(f -> new Formula(f.tex(), f.display() || display));
      if (formula.isPresent()) {
        wrapper.replaceWith(FormulaElements.of(formula.get()));
      } else {
        wrapper.remove();
      }
    }
  }

  private static Element outermostWrapper(Element math) {
    Element outermost = math;
    for (Element parent = math.parent(); parent != null; parent = parent.parent()) {
      if (parent.is(WRAPPER)) {
        outermost = parent;
      }
    }
    return outermost;
  }
}
