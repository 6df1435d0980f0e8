package io.mimodata.extract.pdf.page;

/** A document draws more than a text has, such as forms that draw others many times over. */
public final class TooMuchDrawnException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TooMuchDrawnException(long limit, String what) {
    super("more than %d %s".formatted(limit, what));
  }
}
