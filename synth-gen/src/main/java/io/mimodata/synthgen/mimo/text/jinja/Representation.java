package io.mimodata.synthgen.mimo.text.jinja;

import io.mimodata.synthgen.mimo.text.ModelTokenizer;
import java.util.List;
import java.util.Map;

/** Lists and maps as Python writes them. */
final class Representation {
  private static final int LATIN = 0x100;
  private static final int BASIC = 0x10000;

  private final Rendering rendering;
  private final Output output;

  private Representation(Rendering rendering) {
    this.rendering = rendering;
    this.output = new Output(rendering);
  }

  static String of(Object value, Rendering rendering) {
    Representation representation = new Representation(rendering);
    representation.write(value);
    return representation.output.toString();
  }

  private void write(Object value) {
    rendering.enter();
    if (value instanceof String text) {
      output.append(quoted(text));
    } else if (value instanceof List<?> list) {
      output.append(value instanceof Tuple ? "(" : "[");
      String separator = "";
      for (Object item : list) {
        output.append(separator);
        write(item);
        separator = ", ";
      }
      output.append(value instanceof Tuple ? list.size() == 1 ? ",)" : ")" : "]");
    } else if (value instanceof Map<?, ?> map) {
      output.append("{");
      String separator = "";
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        output.append(separator);
        write(entry.getKey());
        output.append(": ");
        write(entry.getValue());
        separator = ", ";
      }
      output.append("}");
    } else {
      output.append(value instanceof Undefined ? "Undefined" : Values.text(value));
    }
    rendering.leave();
  }

  private static String quoted(String text) {
    char quote = text.indexOf('\'') >= 0 && text.indexOf('"') < 0 ? '"' : '\'';
    StringBuilder quoted = new StringBuilder().append(quote);
    text.codePoints()
        .forEach(
            c -> {
              int control = "\n\r\t\\".indexOf(c);
              if (control >= 0) {
                quoted.append('\\').append("nrt\\".charAt(control));
              } else if (c == quote) {
                quoted.append('\\').append(quote);
              } else if (isPrintable(c)) {
                quoted.appendCodePoint(c);
              } else {
                quoted.append(
                    (c < LATIN ? "\\x%02x" : c < BASIC ? "\\u%04x" : "\\U%08x").formatted(c));
              }
            });
    return quoted.append(quote).toString();
  }

  /** What guards the spelling of a control token stays as it is: it leaves no id. */
  private static boolean isPrintable(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      case Character.UNASSIGNED -> c == ModelTokenizer.BREAK;
      case Character.SPACE_SEPARATOR -> c == ' ';
      default -> true;
    };
  }
}
