package io.mimodata.synthgen.mimo.text.jinja;

/** A function, a method or a macro. */
interface Callable {
  Object call(Scope scope, Arguments arguments);
}
