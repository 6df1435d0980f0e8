package io.mimodata.extract.html.tree;

import io.mimodata.extract.tex.Formula;

/** A formula, whatever the page made it of: the mathematics pass leaves no other form. */
public final class FormulaLeaf extends PageNode {
  private final Formula formula;

  public FormulaLeaf(Formula formula) {
    super(Tag.FORMULA);
    this.formula = formula;
  }

  public Formula formula() {
    return formula;
  }

  @Override
  void addText(StringBuilder text) {
    text.append(formula.tex());
  }
}
