package io.mimodata.synthgen.mimo.text.jinja;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;

/** The methods of strings. */
final class TextMethods {
  /** A method that isn't bound to a string yet. */
  interface Method {
    Object call(String text, Arguments arguments, Rendering rendering);

    /** A call costs as much as the text is long, and what it gives is paid for, too. */
    default Callable of(String text) {
      return (scope, arguments) -> {
        scope.rendering().spend(text.length());
        for (Object argument : arguments.positional()) {
          if (argument instanceof String part) {
            scope.rendering().spendOnSearch(text, part);
          }
        }
        return call(text, arguments, scope.rendering());
      };
    }
  }

  private static final Map<String, Method> ALL =
      Map.ofEntries(
          Map.entry("upper", (text, in, rendering) -> PythonText.upper(text)),
          Map.entry("lower", (text, in, rendering) -> PythonText.lower(text)),
          Map.entry("title", (text, in, rendering) -> PythonText.title(text)),
          Map.entry("capitalize", (text, in, rendering) -> PythonText.capitalized(text)),
          Map.entry("strip", (text, in, rendering) -> PythonText.strip(text, in.text(0, null))),
          Map.entry(
              "lstrip", (text, in, rendering) -> PythonText.stripStart(text, in.text(0, null))),
          Map.entry("rstrip", (text, in, rendering) -> PythonText.stripEnd(text, in.text(0, null))),
          Map.entry(
              "split",
              (text, in, rendering) ->
                  PythonText.split(text, separator(in), splits(in).whole(1, -1))),
          Map.entry(
              "rsplit",
              (text, in, rendering) ->
                  PythonText.splitFromEnd(text, separator(in), splits(in).whole(1, -1))),
          Map.entry(
              "splitlines",
              (text, in, rendering) -> PythonText.lines(text, in.in("keepends").truth(0, false))),
          Map.entry(
              "startswith",
              (text, in, rendering) ->
                  candidates(in, rendering).stream()
                      .anyMatch(part -> text.startsWith((String) part))),
          Map.entry(
              "endswith",
              (text, in, rendering) ->
                  candidates(in, rendering).stream()
                      .anyMatch(part -> text.endsWith((String) part))),
          Map.entry("replace", TextMethods::replace),
          Map.entry("find", (text, in, rendering) -> place(text, text.indexOf(in.text(0)))),
          Map.entry("rfind", (text, in, rendering) -> place(text, text.lastIndexOf(in.text(0)))),
          Map.entry("index", (text, in, rendering) -> found(text, text.indexOf(in.text(0)))),
          Map.entry("rindex", (text, in, rendering) -> found(text, text.lastIndexOf(in.text(0)))),
          Map.entry("count", (text, in, rendering) -> PythonText.count(text, in.text(0))),
          Map.entry("join", TextMethods::join),
          Map.entry(
              "removeprefix",
              (text, in, rendering) ->
                  text.startsWith(in.text(0)) ? text.substring(in.text(0).length()) : text),
          Map.entry(
              "removesuffix",
              (text, in, rendering) ->
                  text.endsWith(in.text(0))
                      ? text.substring(0, text.length() - in.text(0).length())
                      : text),
          Map.entry(
              "partition",
              (text, in, rendering) ->
                  parts(text, in, text.indexOf(in.text(0)), List.of(text, "", ""))),
          Map.entry(
              "rpartition",
              (text, in, rendering) ->
                  parts(text, in, text.lastIndexOf(in.text(0)), List.of("", "", text))),
          Map.entry("isdigit", (text, in, rendering) -> all(text, Character::isDigit)),
          Map.entry("isalpha", (text, in, rendering) -> all(text, Character::isLetter)),
          Map.entry("isalnum", (text, in, rendering) -> all(text, Character::isLetterOrDigit)),
          Map.entry("isspace", (text, in, rendering) -> all(text, PythonText::isSpace)),
          Map.entry("isupper", (text, in, rendering) -> isUpper(text)),
          Map.entry("islower", (text, in, rendering) -> isLower(text)));

  private TextMethods() {}

  static Optional<Method> named(String name) {
    return Optional.ofNullable(ALL.get(name));
  }

  static boolean isUpper(String text) {
    return text.equals(PythonText.upper(text)) && !text.equals(PythonText.lower(text));
  }

  static boolean isLower(String text) {
    return text.equals(PythonText.lower(text)) && !text.equals(PythonText.upper(text));
  }

  private static boolean all(String text, IntPredicate predicate) {
    return !text.isEmpty() && text.codePoints().allMatch(predicate);
  }

  private static Arguments splits(Arguments arguments) {
    return arguments.in("sep", "maxsplit");
  }

  private static String separator(Arguments arguments) {
    String separator = splits(arguments).text(0, null);
    if (separator != null && separator.isEmpty()) {
      throw new TemplateException("a separator can't be empty");
    }
    return separator;
  }

  /** One string or several. */
  private static List<Object> candidates(Arguments arguments, Rendering rendering) {
    List<Object> candidates =
        arguments.get(0) instanceof Tuple tuple
            ? Values.items(tuple, rendering)
            : List.of(arguments.text(0));
    if (!candidates.stream().allMatch(String.class::isInstance)) {
      throw new TemplateException("expected strings only");
    }
    return candidates;
  }

  static Object replace(String text, Arguments arguments, Rendering rendering) {
    Arguments in = arguments.in("old", "new", "count");
    String old = in.text(0);
    String replacement = in.text(1);
    Object most = in.get(2, (Object) null);
    long limit = most == null ? -1 : Numbers.whole(most);
    rendering.spendOnSearch(text, old);
    // Before anything is made: each place may grow.
    rendering.spend(PythonText.count(text, old) * replacement.length());
    return PythonText.replace(text, old, replacement, limit);
  }

  private static Object join(String text, Arguments arguments, Rendering rendering) {
    Output output = new Output(rendering);
    String separator = "";
    for (Object item : Values.items(arguments.get(0), rendering)) {
      if (!(item instanceof String part)) {
        throw new TemplateException("%s can't be joined to a string".formatted(Values.kind(item)));
      }
      output.append(separator).append(part);
      separator = text;
    }
    return output.toString();
  }

  private static Tuple parts(String text, Arguments in, int at, List<Object> otherwise) {
    return new Tuple(
        at < 0
            ? otherwise
            : List.of(text.substring(0, at), in.text(0), text.substring(at + in.text(0).length())));
  }

  private static long place(String text, int index) {
    return index < 0 ? -1 : text.codePointCount(0, index);
  }

  private static long found(String text, int index) {
    if (index < 0) {
      throw new TemplateException("the part isn't in the string");
    }
    return place(text, index);
  }
}
