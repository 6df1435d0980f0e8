package io.mimodata.synthgen.verify.parse;

import io.mimodata.synthgen.verify.expression.Apply;
import io.mimodata.synthgen.verify.expression.Constant;
import io.mimodata.synthgen.verify.expression.Expression;
import io.mimodata.synthgen.verify.expression.Name;

/** The letter of the imaginary unit as the name that runs in a sum. */
final class Renaming {
  private Renaming() {}

  static Expression ofImaginaryUnit(Expression expression, Name name) {
    if (expression == Constant.I) {
      return name;
    }
    if (expression instanceof Apply apply) {
      return new Apply(
          apply.operator(),
          apply.arguments().stream().map(part -> ofImaginaryUnit(part, name)).toList());
    }
    return expression;
  }
}
