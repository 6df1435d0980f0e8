package io.mimodata.synthgen.mimo.text.jinja;

/** The value of a variable, member or item that isn't there: empty, but of no further use. */
record Undefined(String name) {
  static Undefined named(Object name) {
    return new Undefined(name instanceof String text ? text : Values.text(name));
  }

  TemplateException error() {
    return new TemplateException("'%s' is undefined".formatted(name));
  }
}
