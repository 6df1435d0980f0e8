package io.mimodata.synthgen.mimo.text.jinja;

/** A part of a template that has a value. Evaluate it by {@link Scope#value}, which counts. */
interface Expression {
  Object value(Scope scope);
}
