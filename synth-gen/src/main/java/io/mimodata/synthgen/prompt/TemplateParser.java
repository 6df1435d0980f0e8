package io.mimodata.synthgen.prompt;

import io.mimodata.synthgen.Strategy;
import io.mimodata.synthgen.SynthConfig;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads one template; what is wrong goes to the problems. Used once. */
final class TemplateParser {
  private static final String FENCE = "---";
  private static final Pattern SECTION = Pattern.compile("--- +(\\S+)( +system)?\\s*");
  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9_]*(\\.[a-z0-9_]+)+");
  private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}");
  private static final List<String> KEYS =
      List.of("id", "version", "strategy", "audiences", "languages", "weight");

  private final String file;
  private final String[] lines;
  private final TemplateProblems problems;
  private final Map<String, String> head = new HashMap<>();
  private final Map<String, Integer> lineOfKey = new HashMap<>();

  private TemplateParser(TemplateFile file, TemplateProblems problems) {
    this.file = file.name();
    this.lines = file.text().split("\\R", -1);
    this.problems = problems;
  }

  /** The template and where it says who it is. */
  record Parsed(PromptTemplate template, String file, int idLine, int audiencesLine) {}

  /** Returns the template, empty if there is a problem with it. */
  static Optional<Parsed> parse(TemplateFile file, TemplateProblems problems) {
    int before = problems.size();
    TemplateParser parser = new TemplateParser(file, problems);
    Parsed parsed = parser.template();
    return problems.size() == before ? Optional.of(parsed) : Optional.empty();
  }

  private Parsed template() {
    int end = readHead();
    if (end < 0) {
      return null;
    }
    String id = required("id");
    if (id != null && !ID.matcher(id).matches()) {
      at("id", "id must be lower-case words joined by dots, cannot be: " + id);
    }
    int version = number("version", required("version"), 1);
    String strategyKey = required("strategy");
    Optional<Strategy> strategy =
        strategyKey == null ? Optional.empty() : Strategy.ofKey(strategyKey);
    if (strategyKey != null && strategy.isEmpty()) {
      at(
          "strategy",
          "strategy must be among " + SynthConfig.keys() + ", cannot be: " + strategyKey);
    }
    int weight = head.containsKey("weight") ? number("weight", head.get("weight"), 0) : 1;
    List<String> audiences = list("audiences", head.getOrDefault("audiences", "[]"));
    String languageList = required("languages");
    List<String> languages = languageList == null ? List.of() : list("languages", languageList);
    if (languageList != null && languages.isEmpty()) {
      at("languages", "languages must name at least one");
    }
    Map<String, PromptTemplate.Wording> wordings = sections(end + 1, !audiences.isEmpty());
    if (!new TreeSet<>(languages).equals(wordings.keySet())) {
      at(
          "languages",
          "languages must be those of the sections %s, cannot be: %s"
              .formatted(wordings.keySet(), languages));
    }
    return strategy
        .map(
            known ->
                new Parsed(
                    new PromptTemplate(id, version, known, audiences, weight, languages, wordings),
                    file,
                    lineOf("id"),
                    lineOf("audiences")))
        .orElse(null);
  }

  /** Returns the index of the line that ends the head, -1 if there is none. */
  private int readHead() {
    if (!lines[0].strip().equals(FENCE)) {
      problems.add(file, 1, "a template must begin with a head between two lines '---'");
      return -1;
    }
    for (int i = 1; i < lines.length; i++) {
      String line = lines[i].strip();
      if (line.equals(FENCE)) {
        return i;
      }
      int colon = line.indexOf(':');
      String key = colon < 0 ? line : line.substring(0, colon).strip();
      if (line.isEmpty()) {
        continue;
      }
      if (colon < 0 || !KEYS.contains(key)) {
        problems.add(
            file,
            i + 1,
            "a line of the head must be 'key: value' with a key of %s, cannot be: %s"
                .formatted(KEYS, line));
      } else if (head.put(key, line.substring(colon + 1).strip()) != null) {
        problems.add(file, i + 1, key + " is given twice");
      } else {
        lineOfKey.put(key, i + 1);
      }
    }
    problems.add(file, 1, "the head has no end: a second line '---' is missing");
    return -1;
  }

  private Map<String, PromptTemplate.Wording> sections(int from, boolean audiences) {
    Map<String, String> users = new TreeMap<>();
    Map<String, String> systems = new HashMap<>();
    for (int i = from; i < lines.length; ) {
      Matcher heading = SECTION.matcher(lines[i]);
      if (!heading.matches()) {
        if (!lines[i].isBlank()) {
          problems.add(file, i + 1, "text must stand below a line '--- LANGUAGE'");
        }
        i++;
        continue;
      }
      int end = i + 1;
      while (end < lines.length && !SECTION.matcher(lines[end]).matches()) {
        end++;
      }
      String language = heading.group(1);
      if (!LANGUAGE.matcher(language).matches()) {
        problems.add(file, i + 1, "a language must be a code such as en, cannot be: " + language);
      }
      boolean system = heading.group(2) != null;
      String body = String.join("\n", Arrays.asList(lines).subList(i + 1, end)).strip();
      checkPlaces(i + 1, end);
      if ((system ? systems : users).put(language, body) != null) {
        problems.add(file, i + 1, "the section " + lines[i].strip() + " is given twice");
      }
      if (!system) {
        checkUser(i + 1, body, audiences);
      }
      i = end;
    }
    for (String language : systems.keySet()) {
      if (!users.containsKey(language)) {
        problems.add(file, from, "the system message of " + language + " has no user message");
      }
    }
    Map<String, PromptTemplate.Wording> wordings = new LinkedHashMap<>();
    users.forEach(
        (language, user) ->
            wordings.put(language, new PromptTemplate.Wording(systems.get(language), user)));
    return wordings;
  }

  private void checkPlaces(int from, int to) {
    for (int i = from; i < to; i++) {
      for (String name : Placeholders.in(lines[i])) {
        if (!Placeholders.KNOWN.contains(name)) {
          problems.add(
              file,
              i + 1,
              "unknown placeholder {{%s}}; there are %s".formatted(name, Placeholders.KNOWN));
        }
      }
    }
  }

  private void checkUser(int line, String body, boolean audiences) {
    List<String> places = Placeholders.in(body);
    if (!places.contains(Placeholders.PASSAGE)) {
      problems.add(file, line, "the user message must have {{passage}}");
    }
    if (audiences != places.contains(Placeholders.AUDIENCE)) {
      problems.add(
          file,
          line,
          audiences
              ? "the template has audiences, so the user message must have {{audience}}"
              : "the user message has {{audience}}, so the head must have audiences");
    }
  }

  private String required(String key) {
    String value = head.get(key);
    if (value == null || value.isEmpty()) {
      at(key, key + " is missing in the head");
      return null;
    }
    return value;
  }

  private int number(String key, String value, int least) {
    if (value != null) {
      if (value.matches("[0-9]{1,6}") && Integer.parseInt(value) >= least) {
        return Integer.parseInt(value);
      }
      at(key, "%s must be a number of at least %d, cannot be: %s".formatted(key, least, value));
    }
    return least;
  }

  private List<String> list(String key, String value) {
    if (!value.startsWith("[") || !value.endsWith("]")) {
      at(key, "%s must be a list such as [a, b], cannot be: %s".formatted(key, value));
      return List.of();
    }
    List<String> items =
        new ArrayList<>(
            Arrays.stream(value.substring(1, value.length() - 1).split(",", -1))
                .map(String::strip)
                .toList());
    if (items.equals(List.of(""))) {
      return List.of();
    }
    if (items.contains("") || Set.copyOf(items).size() < items.size()) {
      at(key, key + " must have no empty and no repeated item, cannot be: " + value);
    }
    return items;
  }

  private int lineOf(String key) {
    return lineOfKey.getOrDefault(key, 1);
  }

  private void at(String key, String problem) {
    problems.add(file, lineOf(key), problem);
  }
}
