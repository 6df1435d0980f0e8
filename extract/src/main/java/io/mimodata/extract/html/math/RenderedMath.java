package io.mimodata.extract.html.math;

import io.mimodata.extract.html.tree.Box;
import io.mimodata.extract.html.tree.FormulaLeaf;
import io.mimodata.extract.html.tree.PageTree;
import io.mimodata.extract.html.tree.Tag;
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
  private static final Set<String> WRAPPERS =
      Set.of("katex-display", "katex", "mwe-math-element", "MathJax_Display", "MathJax");

  private static final Set<String> DISPLAY_CLASSES =
      Set.of("katex-display", "MathJax_Display", "mwe-math-element-block");

  private RenderedMath() {}

  static void replace(PageTree page) {
    for (Box wrapper : page.byAttribute("data-mathml")) {
      if (!wrapper.contains(Tag.MATH) && page.holds(wrapper)) {
        Element math =
            Jsoup.parseBodyFragment(wrapper.attribute("data-mathml")).selectFirst("math");
        if (math != null) {
          replace(wrapper, math);
        }
      }
    }
    for (Box math : page.byTag(Tag.MATH)) {
      // Another one in the same wrapper may have taken it along.
      if (page.holds(math)) {
        replace(math, math.source());
      }
    }
  }

  /** Replaces what shows a formula, with all its wrappers. */
  private static void replace(Box shown, Element math) {
    Box wrapper = outermostWrapper(shown);
    boolean display = isDisplayed(wrapper);
    Optional<Formula> formula =
        MathMlFormula.of(math).map(f -> new Formula(f.tex(), f.display() || display));
    if (formula.isPresent()) {
      wrapper.replaceWith(new FormulaLeaf(formula.get()));
    } else {
      wrapper.remove();
    }
  }

  private static boolean isDisplayed(Box wrapper) {
    return wrapper.attribute("display").equals("true")
        || wrapper.attribute("display").equals("block")
        || wrapper.classes().stream().anyMatch(DISPLAY_CLASSES::contains);
  }

  private static Box outermostWrapper(Box shown) {
    Box outermost = shown;
    for (Box parent = shown.parent();
        parent != null && !parent.is(Tag.BODY) && !parent.containsBlock();
        parent = parent.parent()) {
      if (parent.is(Tag.MJX_CONTAINER) || parent.classes().stream().anyMatch(WRAPPERS::contains)) {
        outermost = parent;
      }
    }
    return outermost;
  }
}
