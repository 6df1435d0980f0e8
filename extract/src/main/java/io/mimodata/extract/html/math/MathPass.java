package io.mimodata.extract.html.math;

import io.mimodata.extract.html.dom.PageIndex;
import org.jsoup.nodes.Document;

/**
 * Replaces each formula of a page by one {@link io.mimodata.extract.html.dom.FormulaElements
 * formula element}, and takes out what was rendered beside it. Must run before scripts and clutter
 * go: configuration and TeX may lie in scripts. Stateless.
 */
public final class MathPass {
  private MathPass() {}

  public static void apply(Document page, PageIndex index) {
    PageDelimiters found = PageDelimiters.of(index);
    MathScripts.replace(page, index);
    RenderedMath.replace(index);
    FormulaImages.replace(index);
    AttributedTex.replace(index);
    TextFormulas.replace(index, found.delimiters());
  }
}
