package io.mimodata.synthgen.verify.expression;

/** All elements for which a condition holds, as {@code \{x \mid x > 0\}}. */
public record SetBuilder(Expression element, Expression condition) implements Expression {}
