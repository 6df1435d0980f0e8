package io.mimodata.extract.html.math;

import io.mimodata.extract.html.dom.FormulaElements;
import io.mimodata.extract.html.dom.Names;
import io.mimodata.extract.html.dom.PageIndex;
import io.mimodata.extract.tex.Formula;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * Formulas in {@code <script type="math/tex">} ({@code ; mode=display}) and {@code <script
 * type="math/mml">}, as MathJax 2 leaves them beside what it rendered; the rendered copies go.
 */
final class MathScripts {
  private static final String RENDERED_COPIES =
      ".MathJax_Preview, .MathJax, .MathJax_Display, .MathJax_SVG, .MathJax_SVG_Display,"
          + " .MathJax_CHTML, .mjx-chtml, .MathJax_MathML, .MJX_Assistive_MathML";

  private static final Set<String> FORMULA = Set.of(FormulaElements.TAG);

  private MathScripts() {}

  static void replace(Document page, PageIndex index) {
    List<Element> scripts = index.byTag("script").stream().filter(MathScripts::isFormula).toList();
    if (scripts.isEmpty()) {
      return;
    }
    for (Element script : scripts) {
      Optional<Formula> formula = formulaOf(script);
      if (formula.isPresent()) {
        script.replaceWith(FormulaElements.of(formula.get()));
      } else {
        script.remove();
      }
    }
    for (Element copy : page.select(RENDERED_COPIES)) {
      if (!Names.contains(copy, FORMULA)) {
        copy.remove();
      }
    }
  }

  private static boolean isFormula(Element script) {
    String type = script.attr("type").toLowerCase(Locale.ROOT);
    return type.startsWith("math/tex") || type.startsWith("math/mml");
  }

  private static Optional<Formula> formulaOf(Element script) {
    String type = script.attr("type").toLowerCase(Locale.ROOT);
    if (type.startsWith("math/mml")) {
      Element math = Jsoup.parseBodyFragment(script.data()).selectFirst("math");
      return math == null ? Optional.empty() : MathMlFormula.of(math);
    }
    return Formula.of(script.data(), type.contains("mode=display"));
  }
}
