package io.mimodata.extract.html.math;

import io.mimodata.extract.html.dom.FormulaElements;
import io.mimodata.extract.html.dom.PageIndex;
import io.mimodata.extract.tex.Formula;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/**
 * Formulas shown as images with their TeX as {@code alt}: WordPress's {@code class="latex"},
 * Sphinx's {@code class="math"}, MediaWiki's {@code class="tex"}, codecogs and other renderers that
 * take TeX in the URL. All other images carry no text.
 */
final class FormulaImages {
  private static final Set<String> CLASSES =
      Set.of(
          "latex",
          "tex",
          "math",
          "mimetex",
          "mathtex",
          "mwe-math-fallback-image-inline",
          "mwe-math-fallback-image-display");
  private static final Set<String> DISPLAY_PARENTS = Set.of("displaymath", "math", "equation");
  private static final Pattern RENDERER =
      Pattern.compile("codecogs\\.com/|latex\\.php\\?|(?:mimetex|mathtex)\\.cgi|/equation\\?tex=");

  private FormulaImages() {}

  static void replace(PageIndex index) {
    for (Element image : index.byTag("img")) {
      if (!image.attr("alt").isBlank() && isFormula(image)) {
        Optional<Formula> formula = Formula.of(tex(image.attr("alt")), isDisplayed(image));
        formula.ifPresent(found -> image.replaceWith(FormulaElements.of(found)));
      }
    }
  }

  private static boolean isFormula(Element image) {
    for (String name : image.classNames()) {
      if (CLASSES.contains(name.toLowerCase(Locale.ROOT))) {
        return true;
      }
    }
    String source = image.attr("src");
    return (source.contains("tex") || source.contains("codecogs"))
        && RENDERER.matcher(source).find();
  }

  /** Whether the image is all that a block made for a formula holds, as Sphinx writes it. */
  private static boolean isDisplayed(Element image) {
    if (image.hasClass("mwe-math-fallback-image-display")) {
      return true;
    }
    for (Element parent = image.parent(); parent != null; parent = parent.parent()) {
      if (parent.normalName().equals("div")) {
        return parent.classNames().stream().anyMatch(DISPLAY_PARENTS::contains);
      }
    }
    return false;
  }

  private static String tex(String alt) {
    return MathMlFormula.unwrapped(alt.strip());
  }
}
