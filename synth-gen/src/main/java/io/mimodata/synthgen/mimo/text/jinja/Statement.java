package io.mimodata.synthgen.mimo.text.jinja;

/** A part of a template that writes or sets something. */
interface Statement {
  Flow run(Scope scope, Output output);
}
