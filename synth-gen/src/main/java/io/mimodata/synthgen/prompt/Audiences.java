package io.mimodata.synthgen.prompt;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words that stand for audiences, by {@code ID.LANGUAGE}.
 *
 * @param words in the order of their keys
 */
record Audiences(Map<String, String> words) implements Serializable {
  private static final Pattern LINE =
      Pattern.compile("\\s*([a-z][a-z0-9_-]*\\.[a-z]{2,3})\\s*=\\s*(\\S.*?)\\s*");

  Audiences {
    words = new TreeMap<>(words);
  }

  boolean has(String audience, String language) {
    return words.containsKey(audience + "." + language);
  }

  String wording(String audience, String language) {
    return words.get(audience + "." + language);
  }

  /** These and those of a file, which go before. */
  Audiences with(TemplateFile file, TemplateProblems problems) {
    Map<String, String> own = new LinkedHashMap<>();
    String[] lines = file.text().split("\\R", -1);
    for (int i = 0; i < lines.length; i++) {
      Matcher line = LINE.matcher(lines[i]);
      if (lines[i].isBlank() || lines[i].startsWith("#")) {
        continue;
      }
      if (!line.matches()) {
        problems.add(
            file.name(), i + 1, "a line must be 'ID.LANGUAGE = WORDS', cannot be: " + lines[i]);
      } else if (own.put(line.group(1), line.group(2)) != null) {
        problems.add(file.name(), i + 1, line.group(1) + " is given twice");
      }
    }
    Map<String, String> all = new TreeMap<>(words);
    all.putAll(own);
    return new Audiences(all);
  }
}
