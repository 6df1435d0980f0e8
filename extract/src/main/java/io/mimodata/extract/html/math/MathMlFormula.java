package io.mimodata.extract.html.math;

import io.mimodata.extract.html.math.mathml.MathMlToTex;
import io.mimodata.extract.tex.Formula;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/**
 * The TeX of a {@code math} element: its {@code annotation[encoding=application/x-tex]}, its {@code
 * alttext} where that is TeX (as LaTeXML writes it), or its structure converted.
 */
final class MathMlFormula {
  private static final Pattern DISPLAY_STYLE =
      Pattern.compile("^\\{\\s*\\\\displaystyle\\s++(.*)\\}$", Pattern.DOTALL);

  private static final Pattern TEX = Pattern.compile("(?i)(?<![a-z])(?:x-)?(?:la)?tex(?![a-z])");

  private MathMlFormula() {}

  static Optional<Formula> of(Element math) {
    boolean display = math.attr("display").equals("block") || math.attr("mode").equals("display");
    for (Element annotation : math.getElementsByTag("annotation")) {
      if (TEX.matcher(annotation.attr("encoding")).find()) {
        Optional<Formula> formula = Formula.of(unwrapped(annotation.wholeText().strip()), display);
        if (formula.isPresent()) {
          return formula;
        }
      }
    }
    String alternative = math.attr("alttext").strip();
    if (alternative.contains("\\") || alternative.contains("_") || alternative.contains("^")) {
      Optional<Formula> formula = Formula.of(unwrapped(alternative), display);
      if (formula.isPresent()) {
        return formula;
      }
    }
    return Formula.of(MathMlToTex.convert(math), display);
  }

  /** MediaWiki writes each formula as {@code {\displaystyle ..}}, which means nothing. */
  static String unwrapped(String tex) {
    return DISPLAY_STYLE.matcher(tex).replaceFirst("$1").strip();
  }
}
