package io.mimodata.extract.pdf.math;

import io.mimodata.extract.pdf.font.Symbol.Alphabet;

/** The commands of math alphabets. */
final class Alphabets {
  private Alphabets() {}

  /** The command without argument, or an empty string for letters that need none. */
  static String command(Alphabet alphabet) {
    return switch (alphabet) {
      case NONE, ITALIC -> "";
      case BOLD -> "\\mathbf";
      case BOLD_ITALIC -> "\\boldsymbol";
      case CALLIGRAPHIC -> "\\mathcal";
      case SCRIPT -> "\\mathscr";
      case BLACKBOARD -> "\\mathbb";
      case FRAKTUR -> "\\mathfrak";
      case SANS -> "\\mathsf";
      case TYPEWRITER -> "\\mathtt";
    };
  }

  static String wrap(Alphabet alphabet, String letters) {
    String command = command(alphabet);
    return command.isEmpty() ? letters : command + "{" + letters + "}";
  }
}
