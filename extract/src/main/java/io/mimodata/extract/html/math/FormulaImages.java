package io.mimodata.extract.html.math;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mimodata.extract.html.dom.FormulaElements;
import io.mimodata.extract.html.dom.PageIndex;
import io.mimodata.extract.tex.Formula;
import java.net.URLDecoder;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
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

  private static final Pattern QUERY =
      Pattern.compile(
          "(?:codecogs\\.com/(?:\\w+\\.(?:latex|image)|\\w+)\\?|latex\\.php\\?latex=|(?:mimetex|mathtex)\\.cgi\\?|/equation\\?tex=)"
              + "([^&#]+)");
  private static final Pattern IMAGE_COMMANDS =
      Pattern.compile(
          "^(?:\\s*\\\\(?:dpi|bg|fg|inline|large|huge|LARGE|small)(?:\\s*\\{[^}]*\\})?\\s*)+");
  private static final int LONGEST_URL = 4_000;

  private FormulaImages() {}

  static void replace(PageIndex index) {
    for (Element image : index.byTag("img")) {
      Optional<Formula> formula = Optional.empty();
      if (!image.attr("alt").isBlank() && isFormula(image)) {
        formula = Formula.of(tex(image.attr("alt")), isDisplayed(image));
      } else if (image.attr("alt").isBlank()) {
        formula = Formula.of(query(image.attr("src")), isDisplayed(image));
      }
      formula.ifPresent(found -> image.replaceWith(FormulaElements.of(found)));
    }
  }

  /** The TeX in the URL of a renderer, without its commands for size and resolution, or nothing. */
  private static String query(String source) {
    Matcher renderer =
        source.length() > LONGEST_URL ? null : QUERY.matcher(source.replace("&space;", "%20"));
    if (renderer == null || !renderer.find()) {
      return "";
    }
    try {
      // A form's way of writing spaces; other renderers mean a sum.
      boolean form = source.contains("latex.php");
      String raw = form ? renderer.group(1) : renderer.group(1).replace("+", "%2B");
      String tex = URLDecoder.decode(raw, UTF_8);
      return IMAGE_COMMANDS.matcher(tex).replaceFirst("");
    } catch (IllegalArgumentException e) {
      // No valid escapes: no URL of a renderer.
      return "";
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
