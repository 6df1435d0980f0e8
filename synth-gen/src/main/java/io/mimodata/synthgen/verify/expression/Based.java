package io.mimodata.synthgen.verify.expression;

import java.math.BigInteger;

/**
 * A whole number in a base other than ten, as {@code 204_5}.
 *
 * @param value what it amounts to
 * @param base 2 to 36
 */
public record Based(BigInteger value, int base) implements Expression {}
