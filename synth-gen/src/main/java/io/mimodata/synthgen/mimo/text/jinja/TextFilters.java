package io.mimodata.synthgen.mimo.text.jinja;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The filters that make text; what they are given is made a text first. */
final class TextFilters {
  static final Map<String, Filters.Filter> ALL =
      Map.ofEntries(
          Map.entry("upper", plain(PythonText::upper)),
          Map.entry("lower", plain(PythonText::lower)),
          Map.entry("title", plain(PythonText::titleOfWords)),
          Map.entry("capitalize", plain(PythonText::capitalized)),
          Map.entry("string", plain(text -> text)),
          Map.entry("safe", plain(text -> text)),
          Map.entry(
              "trim",
              (scope, value, in) -> {
                String text = text(scope, value);
                String characters = in.in("chars").text(0, null);
                scope.rendering().spendOnSearch(text, characters == null ? "" : characters);
                return PythonText.strip(text, characters);
              }),
          Map.entry(
              "replace",
              (scope, value, in) -> TextMethods.replace(text(scope, value), in, scope.rendering())),
          Map.entry("indent", TextFilters::indented));

  private TextFilters() {}

  private static Filters.Filter plain(UnaryOperator<String> operator) {
    return (scope, value, in) -> {
      in.in();
      return operator.apply(text(scope, value));
    };
  }

  private static String text(Scope scope, Object value) {
    String text = Values.text(value, scope.rendering());
    scope.rendering().spend(text.length());
    return text;
  }

  private static String indented(Scope scope, Object value, Arguments arguments) {
    Arguments in = arguments.in("width", "first", "blank");
    Object width = in.get(0, 4L);
    Rendering rendering = scope.rendering();
    String indent =
        width instanceof String given
            ? given
            : (String) Operators.apply("*", " ", width, rendering);
    List<Object> lines = PythonText.lines(text(scope, value) + "\n", false);
    Output output = new Output(rendering).append(in.truth(1, false) ? indent : "");
    for (int i = 0; i < lines.size(); i++) {
      String line = (String) lines.get(i);
      boolean isIndented = i > 0 && (in.truth(2, false) || !line.isEmpty());
      output.append(i > 0 ? "\n" : "").append(isIndented ? indent : "").append(line);
    }
    return output.toString();
  }
}
