package io.mimodata.synthgen.verify.compare;

import io.mimodata.synthgen.verify.expression.Expression;
import io.mimodata.synthgen.verify.expression.Items;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Rows, sets and tuples by their items: in order where one of the two is a tuple, otherwise in any
 * order and without regard to repetition.
 */
final class RowComparison {
  private final AnswerComparison answers;
  private final Canonical canonical;

  RowComparison(AnswerComparison answers, Canonical canonical) {
    this.answers = answers;
    this.canonical = canonical;
  }

  /** The only item of a row or set of one; repeated items count once. */
  Expression unwrapped(Expression expression) {
    if (!(expression instanceof Items items)
        || items.shape() == Items.Shape.TUPLE
        || items.items().isEmpty()) {
      return expression;
    }
    Map<String, Expression> different = new LinkedHashMap<>();
    items.items().forEach(item -> different.putIfAbsent(canonical.of(item), item));
    return different.size() == 1
        ? different.values().iterator().next()
        : new Items(items.shape(), List.copyOf(different.values()));
  }

  boolean same(Expression expected, Expression answer) {
    if (!(expected instanceof Items left) || !(answer instanceof Items right)) {
      return false;
    }
    boolean ordered = left.shape() == Items.Shape.TUPLE || right.shape() == Items.Shape.TUPLE;
    return ordered
        ? sameOrdered(left.items(), right.items())
        : sameUnordered(left.items(), right.items());
  }

  boolean sameOrdered(List<Expression> expected, List<Expression> answer) {
    if (expected.size() != answer.size()) {
      return false;
    }
    for (int i = 0; i < expected.size(); i++) {
      if (!answers.same(expected.get(i), answer.get(i))) {
        return false;
      }
    }
    return true;
  }

  boolean sameUnordered(List<Expression> expected, List<Expression> answer) {
    if (expected.size() != answer.size()) {
      return false;
    }
    List<Expression> left = new ArrayList<>(answer);
    for (Expression item : expected) {
      int found = 0;
      while (found < left.size() && !answers.same(item, left.get(found))) {
        found++;
      }
      if (found == left.size()) {
        return false;
      }
      left.remove(found);
    }
    return true;
  }
}
