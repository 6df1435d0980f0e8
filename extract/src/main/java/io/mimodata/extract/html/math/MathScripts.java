package io.mimodata.extract.html.math;

import io.mimodata.extract.html.tree.Box;
import io.mimodata.extract.html.tree.FormulaLeaf;
import io.mimodata.extract.html.tree.PageTree;
import io.mimodata.extract.html.tree.Tag;
import io.mimodata.extract.html.tree.TagSet;
import io.mimodata.extract.tex.Formula;
import io.mimodata.extract.tex.asciimath.AsciiMathToTex;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/**
 * Formulas in {@code <script type="math/tex">} ({@code ; mode=display}) and {@code <script
 * type="math/mml">} or {@code "math/asciimath"}, as MathJax 2 leaves them beside what it rendered;
 * the rendered copies go.
 */
final class MathScripts {
  private static final Set<String> RENDERED_COPIES =
      Set.of(
          "MathJax_Preview",
          "MathJax",
          "MathJax_Display",
          "MathJax_SVG",
          "MathJax_SVG_Display",
          "MathJax_CHTML",
          "mjx-chtml",
          "MathJax_MathML",
          "MJX_Assistive_MathML");

  /** What a rendered copy has not. */
  private static final TagSet PARTS = TagSet.BLOCKS.and(Tag.FORMULA);

  private MathScripts() {}

  static void replace(PageTree page) {
    List<Box> scripts = page.byTag(Tag.SCRIPT);
    for (Box script : scripts) {
      Optional<Formula> formula = formulaOf(script.source());
      if (formula.isPresent()) {
        script.replaceWith(new FormulaLeaf(formula.get()));
      } else {
        script.remove();
      }
    }
    if (!scripts.isEmpty()) {
      removeCopies(page.body());
    }
  }

  private static void removeCopies(Box element) {
    for (Box child : element.boxes()) {
      boolean copy = child.classes().stream().anyMatch(RENDERED_COPIES::contains);
      if (copy && !child.contains(PARTS)) {
        child.remove();
      } else {
        removeCopies(child);
      }
    }
  }

  private static Optional<Formula> formulaOf(Element script) {
    String type = script.attr("type").toLowerCase(Locale.ROOT);
    if (type.startsWith("math/mml")) {
      Element math = Jsoup.parseBodyFragment(script.data()).selectFirst("math");
      return math == null ? Optional.empty() : MathMlFormula.of(math);
    }
    boolean display = type.contains("mode=display");
    return type.startsWith("math/asciimath")
        ? Formula.of(AsciiMathToTex.convert(script.data()), display)
        : Formula.of(script.data(), display);
  }
}
