package io.mimodata.synthgen.problem;

import io.mimodata.synthgen.judge.Language;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The program that a response ends in.
 *
 * @param language as its block is fenced; nothing if it doesn't say
 * @param source its text
 */
record Program(Optional<Language> language, String source) {
  /** Blocks in list items are indented, so that any indentation will do. */
  private static final Pattern OPENING =
      Pattern.compile("([ \\t]*)(`{3,}|~{3,})[ \\t]*([^`\\s]*)[^`]*");

  /**
   * Finds the last block that is fenced as a language that can be judged, or else the last one that
   * is fenced as nothing. Blocks of other languages, as of output, are no programs; one without an
   * end goes to the end of the text.
   */
  static Optional<Program> lastOf(String markdown) {
    Program named = null;
    Program plain = null;
    String[] lines = markdown.split("\\R", -1);
    for (int at = 0; at < lines.length; at++) {
      Matcher opening = OPENING.matcher(lines[at]);
      if (!opening.matches()) {
        continue;
      }
      StringBuilder source = new StringBuilder();
      for (at++; at < lines.length && !closes(lines[at], opening.group(2)); at++) {
        source.append(withoutIndent(lines[at], opening.group(1).length())).append('\n');
      }
      String tag = opening.group(3).toLowerCase(Locale.ROOT);
      Optional<Language> language = language(tag);
      if (language.isPresent()) {
        named = new Program(language, source.toString());
      } else if (tag.isEmpty()) {
        plain = new Program(language, source.toString());
      }
    }
    return Optional.ofNullable(named == null ? plain : named);
  }

  private static boolean closes(String line, String marks) {
    String text = line.strip();
    return text.startsWith(marks) && text.chars().allMatch(c -> c == marks.charAt(0));
  }

  private static String withoutIndent(String line, int indent) {
    int begin = 0;
    while (begin < Math.min(indent, line.length()) && Character.isWhitespace(line.charAt(begin))) {
      begin++;
    }
    return line.substring(begin);
  }

  private static Optional<Language> language(String tag) {
    return switch (tag) {
      case "python", "python3", "py", "py3" -> Optional.of(Language.PYTHON);
      case "cpp", "c++", "cxx", "cc", "cpp17", "c++17" -> Optional.of(Language.CPP);
      case "java" -> Optional.of(Language.JAVA);
      default -> Optional.empty();
    };
  }
}
