package io.mimodata.extract.html.math;

import io.mimodata.extract.html.tree.PageTree;

/**
 * Replaces each formula of a page by one {@link io.mimodata.extract.html.tree.FormulaLeaf leaf},
 * and takes out what was rendered beside it. Must run before scripts and clutter go: configuration
 * and TeX may lie in scripts. Stateless.
 */
public final class MathPass {
  private MathPass() {}

  public static void apply(PageTree page) {
    PageDelimiters found = PageDelimiters.of(page);
    MathScripts.replace(page);
    RenderedMath.replace(page);
    FormulaImages.replace(page);
    AttributedTex.replace(page);
    TextFormulas.replace(page, found.delimiters());
    StrippedKatex.replace(page);
  }
}
