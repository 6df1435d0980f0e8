package io.mimodata.extract.html.code;

import io.mimodata.extract.html.tree.Box;
import io.mimodata.extract.html.tree.Tag;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The language of a block of code, as its markup names it: {@code language-x}, {@code lang-x},
 * {@code brush: x}, {@code highlight-source-x}, {@code highlight-x}, {@code hl-x} in a class,
 * {@code data-lang} and the like, or a class that is a language's name. Looks at the element, a
 * {@code code} within it and two levels of wrappers.
 */
final class CodeLanguage {
  private static final int WRAPPERS = 2;
  private static final Pattern MARKED =
      Pattern.compile(
          "(?:^|\\s)(?:language-|lang-|brush:\\s*|highlight-source-|highlight-text-|highlight-|hl-)"
              + "([A-Za-z][A-Za-z0-9+#._-]*)");
  private static final Pattern SAFE_NAME = Pattern.compile("[a-z][a-z0-9+#._-]{0,19}");

  private static final Set<String> NO_LANGUAGE =
      Set.of(
          "none",
          "plain",
          "plaintext",
          "text",
          "txt",
          "default",
          "nohighlight",
          "no-highlight",
          "notranslate",
          "auto",
          "code",
          "undefined",
          "unknown");

  private static final Set<String> NAMES =
      Set.of(
          "bash",
          "c",
          "clojure",
          "cpp",
          "csharp",
          "css",
          "dart",
          "diff",
          "dockerfile",
          "elixir",
          "erlang",
          "fortran",
          "go",
          "groovy",
          "haskell",
          "html",
          "java",
          "javascript",
          "json",
          "jsx",
          "julia",
          "kotlin",
          "latex",
          "lisp",
          "lua",
          "makefile",
          "matlab",
          "ocaml",
          "perl",
          "php",
          "powershell",
          "python",
          "r",
          "ruby",
          "rust",
          "scala",
          "scheme",
          "scss",
          "sh",
          "shell",
          "sql",
          "swift",
          "toml",
          "tsx",
          "typescript",
          "xml",
          "yaml");

  private static final Map<String, String> ALIASES =
      Map.ofEntries(
          Map.entry("c++", "cpp"),
          Map.entry("c#", "csharp"),
          Map.entry("cs", "csharp"),
          Map.entry("golang", "go"),
          Map.entry("hs", "haskell"),
          Map.entry("ipython", "python"),
          Map.entry("ipython3", "python"),
          Map.entry("js", "javascript"),
          Map.entry("kt", "kotlin"),
          Map.entry("objc", "objectivec"),
          Map.entry("pl", "perl"),
          Map.entry("py", "python"),
          Map.entry("pycon", "python"),
          Map.entry("python3", "python"),
          Map.entry("rb", "ruby"),
          Map.entry("rs", "rust"),
          Map.entry("ts", "typescript"),
          Map.entry("yml", "yaml"));

  private CodeLanguage() {}

  /** The language in lower case, one name for each language, or an empty string. */
  static String of(Box block) {
    Box inner = block.find(Tag.CODE);
    String language = inner == null ? "" : ofElement(inner);
    Box element = block;
    for (int i = 0; i <= WRAPPERS && element != null && language.isEmpty(); i++) {
      language = i == 0 ? ofElement(element) : ofWrapper(element);
      element = element.parent();
    }
    return language;
  }

  /** One name for a language, or an empty string if the name says nothing. */
  static String normalise(String name) {
    String lower = name.strip().toLowerCase(Locale.ROOT);
    String language = ALIASES.getOrDefault(lower, lower);
    return NO_LANGUAGE.contains(language) || !SAFE_NAME.matcher(language).matches() ? "" : language;
  }

  /** Whether a word in lower case is the name of a language. */
  static boolean isName(String word) {
    return word.length() > 1 && NAMES.contains(ALIASES.getOrDefault(word, word));
  }

  private static String ofElement(Box element) {
    String language = ofWrapper(element);
    if (language.isEmpty()) {
      language = normalise(element.attribute("lang"));
      language = NAMES.contains(language) ? language : "";
    }
    List<String> classes = element.classes();
    for (String name : classes) {
      if (!language.isEmpty()) {
        break;
      }
      // Short names among many are nobody's language.
      String normalised = name.length() <= 2 && classes.size() > 2 ? "" : normalise(name);
      language = NAMES.contains(normalised) ? normalised : "";
    }
    return language;
  }

  private static String ofWrapper(Box element) {
    for (String attribute : new String[] {"data-lang", "data-language"}) {
      String language = normalise(element.attribute(attribute));
      if (!language.isEmpty()) {
        return language;
      }
    }
    String names = element.className();
    if (names.isEmpty()) {
      return "";
    }
    Matcher marked = MARKED.matcher(names);
    while (marked.find()) {
      String language = normalise(marked.group(1));
      // Too short a prefix to trust any name after it.
      boolean known = !marked.group().strip().startsWith("hl-") || NAMES.contains(language);
      if (!language.isEmpty() && known) {
        return language;
      }
    }
    return "";
  }
}
