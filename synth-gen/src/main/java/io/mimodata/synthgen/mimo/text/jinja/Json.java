package io.mimodata.synthgen.mimo.text.jinja;

import io.mimodata.synthgen.mimo.text.ModelTokenizer;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** JSON as Python writes it. */
final class Json {
  private static final String CONTROLS = "\n\r\t\b\f\"\\";
  private static final String LETTERS = "nrtbf\"\\";

  private final Rendering rendering;
  private final Output output;
  private final boolean isAscii;
  private final boolean sortsKeys;

  /** What a level is indented by, or null for one line. */
  private final String indent;

  private final String itemSeparator;
  private final String keySeparator;

  private Json(Rendering rendering, Arguments arguments) {
    Arguments in = arguments.in("ensure_ascii", "indent", "separators", "sort_keys");
    this.rendering = rendering;
    this.output = new Output(rendering);
    this.isAscii = in.truth(0, false);
    Object width = in.get(1, (Object) null);
    if (width != null && !(width instanceof String)) {
      rendering.spend(Math.max(0, Numbers.whole(width)));
    }
    this.indent =
        width == null || width instanceof String
            ? (String) width
            : " ".repeat((int) Math.max(0, Numbers.whole(width)));
    Object separators = in.get(2, (Object) null);
    List<Object> both =
        separators == null
            ? List.of(indent == null ? ", " : ",", ": ")
            : Values.items(separators, rendering);
    if (both.size() != 2) {
      throw new TemplateException("tojson needs two separators");
    }
    this.itemSeparator = Values.text(both.get(0));
    this.keySeparator = Values.text(both.get(1));
    this.sortsKeys = in.truth(3, false);
  }

  static String of(Object value, Rendering rendering, Arguments arguments) {
    Json json = new Json(rendering, arguments);
    json.write(value, "\n");
    return json.output.toString();
  }

  /**
   * Writes a value.
   *
   * @param lineBreak with the indentation of the value's own line
   */
  private void write(Object value, String lineBreak) {
    rendering.enter();
    if (value instanceof String text) {
      output.append(quoted(text));
    } else if (value instanceof List<?> list) {
      String separator = "";
      output.append("[");
      for (Object item : list) {
        separate(separator, lineBreak);
        write(item, inner(lineBreak));
        separator = itemSeparator;
      }
      end(list.isEmpty(), lineBreak, "]");
    } else if (value instanceof Map<?, ?> map) {
      String separator = "";
      output.append("{");
      for (Map.Entry<?, ?> entry : entries(map)) {
        separate(separator, lineBreak);
        output.append(quoted(key(entry.getKey()))).append(keySeparator);
        write(entry.getValue(), inner(lineBreak));
        separator = itemSeparator;
      }
      end(map.isEmpty(), lineBreak, "}");
    } else {
      output.append(simple(value));
    }
    rendering.leave();
  }

  private List<? extends Map.Entry<?, ?>> entries(Map<?, ?> map) {
    List<? extends Map.Entry<?, ?>> entries = List.copyOf(map.entrySet());
    return sortsKeys
        ? entries.stream()
            .sorted(Comparator.comparing(entry -> key(entry.getKey()), PythonText::compare))
            .toList()
        : entries;
  }

  private void separate(String separator, String lineBreak) {
    output.append(separator).append(indent == null ? "" : inner(lineBreak));
  }

  private String inner(String lineBreak) {
    return indent == null ? lineBreak : lineBreak + indent;
  }

  private void end(boolean isEmpty, String lineBreak, String bracket) {
    output.append(isEmpty || indent == null ? "" : lineBreak).append(bracket);
  }

  private static String key(Object key) {
    return key instanceof String text ? text : simple(key);
  }

  private static String simple(Object value) {
    if (value == null) {
      return "null";
    }
    if (value instanceof Boolean truth) {
      return truth ? "true" : "false";
    }
    if (value instanceof Double number && (number.isNaN() || number.isInfinite())) {
      return number.isNaN() ? "NaN" : number > 0 ? "Infinity" : "-Infinity";
    }
    if (Numbers.isNumber(value)) {
      return Values.text(value);
    }
    throw new TemplateException("%s can't be written as JSON".formatted(Values.kind(value)));
  }

  /** What guards the spelling of a control token stays as it is: it leaves no id. */
  private String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int control = CONTROLS.indexOf(c);
      if (control >= 0) {
        quoted.append('\\').append(LETTERS.charAt(control));
      } else if (c < ' ' || (isAscii && c > '~' && c != ModelTokenizer.BREAK)) {
        quoted.append("\\u%04x".formatted((int) c));
      } else {
        quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }
}
