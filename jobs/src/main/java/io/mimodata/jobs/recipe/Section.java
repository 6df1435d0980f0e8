package io.mimodata.jobs.recipe;

import io.mimodata.document.Nearest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads the keys of one map of a recipe. Each read names its key, its default and its bounds; a
 * wrong value is noted and the default returned, so that one pass finds every problem. {@link
 * #finish()} notes the keys that nobody asked for.
 */
public final class Section {
  private static final Pattern SIZE = Pattern.compile("(\\d+)\\s*([KMGT]?)i?B?");
  private static final Pattern DURATION = Pattern.compile("(\\d+)\\s*(ms|s|m|h)");

  private final RecipeNode node;
  private final String path;
  private final Problems problems;
  private final Set<String> known = new LinkedHashSet<>();
  private final Map<String, Object> resolved = new LinkedHashMap<>();

  Section(RecipeNode node, String path, Problems problems) {
    this.problems = problems;
    this.path = path;
    if (node.isMap()) {
      this.node = node;
    } else {
      if (!node.isNull()) {
        problems.add(node.place(), path, "must be a map of keys, is " + node.describe());
      }
      this.node = RecipeNode.emptyMap(node.place());
    }
  }

  /** Whether the key is given and not empty. */
  public boolean has(String key) {
    known.add(key);
    RecipeNode value = node.map().get(key);
    return value != null && !value.isNull();
  }

  /** Whether the key's value is a map. */
  public boolean isMap(String key) {
    RecipeNode value = node.map().get(key);
    return value != null && value.isMap();
  }

  /** Where the key, or else the section, stands. */
  public String place(String key) {
    RecipeNode value = node.map().get(key);
    return value == null ? node.place() : value.place();
  }

  public Problems problems() {
    return problems;
  }

  /** Notes that something about this key is wrong. */
  public void problem(String key, String message) {
    problems.add(place(key), path(key), message);
  }

  public String text(String key, String fallback) {
    return scalar(key, fallback, "text", text -> text);
  }

  /** Reads a text that has no default. */
  public String requiredText(String key) {
    String value = scalar(key, "", "text", text -> text);
    if (value.isBlank() && (!has(key) || node.map().get(key).scalar() != null)) {
      problems.add(place(key), path(key), "is missing");
    }
    return value;
  }

  public boolean flag(String key, boolean fallback) {
    return scalar(
        key,
        fallback,
        "true or false",
        text -> text.equals("true") ? Boolean.TRUE : text.equals("false") ? Boolean.FALSE : null);
  }

  /** Reads a whole number within bounds, both included. */
  public long integer(String key, long fallback, long min, long max) {
    return bounded(key, fallback, min, max, "a whole number", Long::valueOf);
  }

  /** Reads a number within bounds, both included. */
  public double number(String key, double fallback, double min, double max) {
    return bounded(key, fallback, min, max, "a number", Double::valueOf);
  }

  /** Reads a size in bytes, as in {@code 64MiB} (K, M, G and T are powers of 1,024). */
  public long bytes(String key, long fallback) {
    return scalar(
        key,
        fallback,
        "a size such as 64MiB",
        text -> {
          Matcher matcher = SIZE.matcher(text);
          return matcher.matches()
              ? Long.valueOf(
                  Math.multiplyExact(
                      Long.parseLong(matcher.group(1)),
                      1L << (10 * " KMGT".indexOf((matcher.group(2) + " ").charAt(0)))))
              : null;
        });
  }

  /** Reads a duration, as in {@code 30s}, {@code 500ms}, {@code 2m}. */
  public Duration duration(String key, Duration fallback) {
    return scalar(
        key,
        fallback,
        "a duration such as 30s",
        text -> {
          Matcher matcher = DURATION.matcher(text);
          if (!matcher.matches()) {
            return null;
          }
          long n = Long.parseLong(matcher.group(1));
          return switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(n);
            case "s" -> Duration.ofSeconds(n);
            case "m" -> Duration.ofMinutes(n);
            default -> Duration.ofHours(n);
          };
        });
  }

  /** Reads one of an enum's constants, written in lower case with hyphens or underscores. */
  public <E extends Enum<E>> E choice(String key, E fallback, Class<E> type) {
    return scalar(key, fallback, "one of " + names(type), text -> constant(text, type));
  }

  /** Reads a list of an enum's constants. */
  public <E extends Enum<E>> List<E> choices(String key, List<E> fallback, Class<E> type) {
    if (!has(key)) {
      resolved.put(key, fallback.stream().map(Section::nameOf).toList());
      return fallback;
    }
    List<E> result = new ArrayList<>();
    for (String text : strings(key, List.of())) {
      E constant = constant(text, type);
      if (constant == null) {
        problem(
            key,
            "must hold only " + names(type) + ", has '" + text + "'" + nearestHint(text, type));
      } else {
        result.add(constant);
      }
    }
    return List.copyOf(result);
  }

  /** Reads a list of texts; a single text counts as a list of one. */
  public List<String> strings(String key, List<String> fallback) {
    if (!has(key)) {
      resolved.put(key, fallback);
      return fallback;
    }
    RecipeNode value = node.map().get(key);
    List<RecipeNode> items = value.isList() ? value.list() : List.of(value);
    List<String> result = new ArrayList<>();
    for (RecipeNode item : items) {
      if (item.scalar() == null) {
        problems.add(item.place(), path(key), "must be a list of texts, has " + item.describe());
      } else {
        result.add(item.scalar());
      }
    }
    resolved.put(key, List.copyOf(result));
    return List.copyOf(result);
  }

  /** Reads a map from names of the user's choice to numbers within bounds. */
  public Map<String, Double> numbers(String key, double min, double max) {
    Map<String, Double> result = new LinkedHashMap<>();
    if (has(key)) {
      Section inner = section(key);
      for (String name : inner.node.map().keySet()) {
        double value = inner.number(name, Double.NaN, min, max);
        if (!Double.isNaN(value)) {
          result.put(name, value);
        }
      }
    }
    return result;
  }

  /** Reads a list of numbers; a single number counts as a list of one. */
  public List<Double> numberList(String key, List<Double> fallback) {
    if (!has(key)) {
      resolved.put(key, fallback);
      return fallback;
    }
    List<Double> numbers = new ArrayList<>();
    for (String text : strings(key, List.of())) {
      try {
        numbers.add(Double.valueOf(text.strip()));
      } catch (NumberFormatException e) {
        problem(key, "must hold only numbers, has '" + text + "'");
      }
    }
    resolved.put(key, List.copyOf(numbers));
    return List.copyOf(numbers);
  }

  /** Builds a value of what was read; what its constructor finds wrong is noted. */
  public <T> T checked(T fallback, Supplier<T> builder) {
    try {
      return builder.get();
    } catch (IllegalArgumentException e) {
      for (String problem : e.getMessage().split("; ", -1)) {
        problem("", problem);
      }
      return fallback;
    }
  }

  /** Reads a value through a parser that throws IllegalArgumentException with the reason. */
  public <T> T parsed(String key, T fallback, Function<String, T> parser) {
    return scalar(key, fallback, null, parser);
  }

  public Section section(String key) {
    known.add(key);
    RecipeNode value = node.map().get(key);
    Section section =
        new Section(value == null ? RecipeNode.emptyMap(node.place()) : value, path(key), problems);
    resolved.put(key, section.resolved);
    return section;
  }

  /** Reads a list of maps. */
  public List<Section> sections(String key) {
    if (!has(key)) {
      return List.of();
    }
    RecipeNode value = node.map().get(key);
    if (!value.isList()) {
      problem(key, "must be a list, is " + value.describe());
      return List.of();
    }
    List<Section> sections = new ArrayList<>();
    List<Object> resolvedItems = new ArrayList<>();
    for (RecipeNode item : value.list()) {
      Section section = new Section(item, path(key) + "[" + sections.size() + "]", problems);
      sections.add(section);
      resolvedItems.add(section.resolved);
    }
    resolved.put(key, resolvedItems);
    return sections;
  }

  /**
   * The names of this section's keys in their order, for maps whose keys are of the user's choice.
   */
  public Set<String> names() {
    known.addAll(node.map().keySet());
    return Collections.unmodifiableSet(new LinkedHashSet<>(node.map().keySet()));
  }

  /**
   * Returns what was read so far, defaults included, in the order of reading: numbers, flags,
   * texts, lists and maps. As YAML it reads back to the same values.
   */
  public Map<String, Object> resolved() {
    return resolved;
  }

  /** Notes the keys that no read has asked for, each with the nearest valid one. */
  public void finish() {
    for (String key : node.map().keySet()) {
      if (!known.contains(key)) {
        problem(key, "is not a key" + Nearest.hint(key, known));
      }
    }
  }

  private String path(String key) {
    return path.isEmpty() ? key : key.isEmpty() ? path : path + "." + key;
  }

  private <N extends Number & Comparable<N>> N bounded(
      String key, N fallback, N min, N max, String kind, Function<String, N> parser) {
    N value =
        scalar(
            key,
            fallback,
            kind,
            text -> {
              try {
                return parser.apply(text.replace("_", ""));
              } catch (NumberFormatException e) {
                return null;
              }
            });
    if (value != null && (value.compareTo(min) < 0 || value.compareTo(max) > 0)) {
      problem(key, "must be between %s and %s, is %s".formatted(min, max, value));
      return fallback;
    }
    return value;
  }

  private <T> T scalar(String key, T fallback, String kind, Function<String, T> parser) {
    T value = read(key, fallback, kind, parser);
    if (value != null) {
      resolved.put(key, plain(value));
    }
    return value;
  }

  private <T> T read(String key, T fallback, String kind, Function<String, T> parser) {
    if (!has(key)) {
      return fallback;
    }
    RecipeNode value = node.map().get(key);
    if (value.scalar() == null) {
      problem(
          key, "must be " + (kind == null ? "a single value" : kind) + ", is " + value.describe());
      return fallback;
    }
    try {
      T parsed = parser.apply(value.scalar().strip());
      if (parsed != null) {
        return parsed;
      }
      problem(key, "must be " + kind + ", is '" + value.scalar() + "'");
    } catch (ArithmeticException e) {
      problem(key, "is too large: '" + value.scalar() + "'");
    } catch (IllegalArgumentException e) {
      problem(key, "is wrong: " + e.getMessage());
    }
    return fallback;
  }

  private static Object plain(Object value) {
    if (value instanceof Enum<?> constant) {
      return nameOf(constant);
    }
    if (value instanceof Duration duration) {
      return duration.toMillis() % 1000 == 0
          ? duration.toSeconds() + "s"
          : duration.toMillis() + "ms";
    }
    return value;
  }

  private static <E extends Enum<E>> E constant(String text, Class<E> type) {
    String wanted = text.replace('-', '_').toUpperCase(Locale.ROOT);
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> constant.name().equals(wanted))
        .findFirst()
        .orElse(null);
  }

  private static <E extends Enum<E>> String names(Class<E> type) {
    return Arrays.stream(type.getEnumConstants())
        .map(Section::nameOf)
        .collect(Collectors.joining(", "));
  }

  private static <E extends Enum<E>> String nearestHint(String text, Class<E> type) {
    return Nearest.of(text, Arrays.stream(type.getEnumConstants()).map(Section::nameOf).toList())
        .map(nearest -> "; did you mean '" + nearest + "'?")
        .orElse("");
  }

  private static String nameOf(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
