package io.mimodata.synthgen.verify.expression;

/** A number that has a name. */
public enum Constant implements Expression {
  PI,
  E,
  I,
  INFINITY
}
