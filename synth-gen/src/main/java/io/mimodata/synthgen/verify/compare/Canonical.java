package io.mimodata.synthgen.verify.compare;

import io.mimodata.synthgen.verify.evaluate.Budget;
import io.mimodata.synthgen.verify.expression.Apply;
import io.mimodata.synthgen.verify.expression.Based;
import io.mimodata.synthgen.verify.expression.Expression;
import io.mimodata.synthgen.verify.expression.Interval;
import io.mimodata.synthgen.verify.expression.Items;
import io.mimodata.synthgen.verify.expression.Matrix;
import io.mimodata.synthgen.verify.expression.Name;
import io.mimodata.synthgen.verify.expression.Num;
import io.mimodata.synthgen.verify.expression.Operator;
import io.mimodata.synthgen.verify.expression.Quantity;
import io.mimodata.synthgen.verify.expression.Ratio;
import io.mimodata.synthgen.verify.expression.Relation;
import io.mimodata.synthgen.verify.expression.SetBuilder;
import io.mimodata.synthgen.verify.expression.SetOperation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One form for expressions that differ in the order of summands, factors and elements, in signs
 * written as factors, or in the names that run in sums. Equal forms mean equal expressions, not the
 * reverse.
 */
final class Canonical {
  private static final Set<Operator> COMMUTATIVE =
      Set.of(
          Operator.ADD, Operator.MULTIPLY, Operator.MIN, Operator.MAX, Operator.GCD, Operator.LCM);

  private final Budget budget;

  Canonical(Budget budget) {
    this.budget = budget;
  }

  String of(Expression expression) {
    budget.take(1);
    if (expression instanceof Num number) {
      return number.value().toString();
    }
    if (expression instanceof Name name) {
      return '\'' + name.text();
    }
    if (expression instanceof Apply apply) {
      return apply(apply);
    }
    if (expression instanceof Items items) {
      List<String> parts = all(items.items());
      boolean ordered = items.shape() != Items.Shape.SET;
      return bracketed(items.shape().name(), ordered ? parts : sorted(parts));
    }
    if (expression instanceof Relation relation) {
      return relation(relation);
    }
    if (expression instanceof Interval interval) {
      return bracketed(
          (interval.fromOpen() ? "(" : "[") + (interval.toOpen() ? ")" : "]"),
          all(Names.parts(interval)));
    }
    if (expression instanceof SetOperation operation) {
      List<String> parts = all(operation.sets());
      return bracketed(
          operation.kind().name(),
          operation.kind() == SetOperation.Kind.DIFFERENCE ? parts : sorted(parts));
    }
    if (expression instanceof Quantity quantity) {
      return bracketed(quantity.unit(), all(List.of(quantity.value())));
    }
    if (expression instanceof Ratio ratio) {
      return bracketed(":", all(ratio.parts()));
    }
    if (expression instanceof Matrix matrix) {
      return bracketed(
          "matrix", matrix.rows().stream().map(row -> bracketed("row", all(row))).toList());
    }
    if (expression instanceof SetBuilder set) {
      return bracketed("set", all(List.of(set.element(), set.condition())));
    }
    if (expression instanceof Based based) {
      return "based " + based.value() + ' ' + based.base();
    }
    return expression.toString();
  }

  private String apply(Apply apply) {
    return switch (apply.operator()) {
      case NEGATE, DIVIDE, MULTIPLY -> product(apply);
      case SUM, PRODUCT -> {
        Expression body = apply.argument(0);
        if (apply.argument(1) instanceof Name bound) {
          body = Names.replaced(body, bound, new Name("#"));
        }
        yield bracketed(
            apply.operator().name(), all(List.of(body, apply.argument(2), apply.argument(3))));
      }
      default -> {
        List<String> parts = all(flat(apply));
        yield bracketed(
            apply.operator().name(),
            COMMUTATIVE.contains(apply.operator()) ? sorted(parts) : parts);
      }
    };
  }

  private String product(Apply apply) {
    List<String> factors = new ArrayList<>();
    addFactors(apply, factors);
    return bracketed("MULTIPLY", sorted(factors));
  }

  private void addFactors(Expression expression, List<String> factors) {
    if (expression instanceof Apply apply && apply.operator() == Operator.MULTIPLY) {
      apply.arguments().forEach(argument -> addFactors(argument, factors));
    } else if (expression instanceof Apply apply && apply.operator() == Operator.NEGATE) {
      factors.add("-1");
      addFactors(apply.argument(0), factors);
    } else if (expression instanceof Apply apply && apply.operator() == Operator.DIVIDE) {
      addFactors(apply.argument(0), factors);
      factors.add(of(Apply.of(Operator.POWER, apply.argument(1), Num.of(-1))));
    } else {
      factors.add(of(expression));
    }
  }

  private static List<Expression> flat(Apply apply) {
    if (apply.operator() != Operator.ADD) {
      return apply.arguments();
    }
    List<Expression> flat = new ArrayList<>();
    for (Expression argument : apply.arguments()) {
      if (argument instanceof Apply inner && inner.operator() == Operator.ADD) {
        flat.addAll(flat(inner));
      } else {
        flat.add(argument);
      }
    }
    return flat;
  }

  private String relation(Relation relation) {
    Relation.Sign sign = relation.signs().get(0);
    boolean turned = sign == Relation.Sign.GREATER || sign == Relation.Sign.AT_LEAST;
    if (turned && relation.signs().size() == 1) {
      return relation(Relation.of(relation.last(), sign.mirrored(), relation.first()));
    }
    return bracketed(relation.signs().toString(), all(relation.operands()));
  }

  private List<String> all(List<Expression> expressions) {
    return expressions.stream().map(this::of).collect(Collectors.toList());
  }

  private static List<String> sorted(List<String> parts) {
    return parts.stream().sorted().toList();
  }

  private static String bracketed(String head, List<String> parts) {
    return '(' + head + ' ' + String.join(" | ", parts) + ')';
  }
}
