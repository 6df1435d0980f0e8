package io.mimodata.synthgen.verify.expression;

/**
 * A value with what was written behind it.
 *
 * @param unit in lower case, without white space, as {@code cm^2} or {@code apples}
 */
public record Quantity(Expression value, String unit) implements Expression {}
