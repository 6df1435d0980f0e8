package io.mimodata.synthgen.mimo.text.jinja;

/** A template is wrong or does what can't be done; {@link JinjaTemplate} adds the place. */
class TemplateException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final boolean isRefusal;

  private TemplateException(String message, boolean isRefusal) {
    super(message);
    this.isRefusal = isRefusal;
  }

  TemplateException(String message) {
    this(message, false);
  }

  /** The template itself asked for an error, by {@code raise_exception}. */
  static TemplateException refusal(String message) {
    return new TemplateException(message, true);
  }

  boolean isRefusal() {
    return isRefusal;
  }
}
