package io.mimodata.extract.html.math;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mimodata.extract.html.tree.Box;
import io.mimodata.extract.html.tree.FormulaLeaf;
import io.mimodata.extract.html.tree.PageTree;
import io.mimodata.extract.html.tree.Tag;
import io.mimodata.extract.tex.Formula;
import java.net.URLDecoder;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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

  /** URL of a program that draws TeX; what it is to draw follows a question mark. */
  private static final Pattern RENDERER =
      Pattern.compile(
          "codecogs\\.com/|latex\\.php\\?|(?:mimetex|mathtex)\\.cgi|/equation\\?tex=|[?&]cht=tx(?:&|$)");

  /** The query of a renderer's URL; some name the parameter. */
  private static final Pattern QUERY = Pattern.compile("\\?(?:latex=|tex=)?([^&#]+)");

  /** The same of a program that draws charts as well. */
  private static final Pattern CHART_QUERY = Pattern.compile("[?&]chl=([^&#]+)");

  private static final Pattern IMAGE_COMMANDS =
      Pattern.compile(
          "^(?:\\s*\\\\(?:dpi|bg|fg|inline|large|huge|LARGE|small)(?:\\s*\\{[^}]*\\})?\\s*)+");
  private static final int LONGEST_URL = 4_000;

  private FormulaImages() {}

  static void replace(PageTree page) {
    for (Box image : page.byTag(Tag.IMG)) {
      String tex = tex(image);
      if (!tex.isEmpty()) {
        Formula.of(tex, isDisplayed(image))
            .ifPresent(formula -> image.replaceWith(new FormulaLeaf(formula)));
      }
    }
  }

  /** The TeX that an image says it shows, or an empty string. */
  private static String tex(Box image) {
    String alternative = image.attribute("alt");
    if (alternative.isBlank()) {
      return query(image.attribute("src"));
    }
    return isFormula(image) ? MathMlFormula.unwrapped(alternative.strip()) : "";
  }

  /** The TeX in the URL of a renderer, without its commands for size and resolution, or nothing. */
  private static String query(String source) {
    if (source.length() > LONGEST_URL || !isRenderer(source)) {
      return "";
    }
    Pattern pattern = source.contains("cht=tx") ? CHART_QUERY : QUERY;
    Matcher query = pattern.matcher(source.replace("&space;", "%20"));
    if (!query.find()) {
      return "";
    }
    try {
      // A form's way of writing spaces; other renderers mean a sum.
      boolean form = source.contains("latex.php");
      String raw = form ? query.group(1) : query.group(1).replace("+", "%2B");
      String tex = URLDecoder.decode(raw, UTF_8);
      return IMAGE_COMMANDS.matcher(tex).replaceFirst("");
    } catch (IllegalArgumentException e) {
      // No valid escapes: no URL of a renderer.
      return "";
    }
  }

  private static boolean isFormula(Box image) {
    for (String name : image.classes()) {
      if (CLASSES.contains(name.toLowerCase(Locale.ROOT))) {
        return true;
      }
    }
    return isRenderer(image.attribute("src"));
  }

  private static boolean isRenderer(String source) {
    return (source.contains("tex") || source.contains("codecogs") || source.contains("cht=tx"))
        && RENDERER.matcher(source).find();
  }

  /** Whether the image is all that a block made for a formula holds, as Sphinx writes it. */
  private static boolean isDisplayed(Box image) {
    if (image.hasClass("mwe-math-fallback-image-display")) {
      return true;
    }
    for (Box parent = image.parent(); parent != null; parent = parent.parent()) {
      if (parent.is(Tag.DIV)) {
        return parent.classes().stream().anyMatch(DISPLAY_PARENTS::contains);
      }
    }
    return false;
  }
}
