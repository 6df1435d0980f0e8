package io.mimodata.synthgen.judge;

import java.util.Locale;

/** What a submission is written in. */
public enum Language {
  PYTHON,
  CPP,
  JAVA;

  /**
   * The language of that name, in whatever case.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Language named(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "python" -> PYTHON;
      case "cpp" -> CPP;
      case "java" -> JAVA;
      default ->
          throw new IllegalArgumentException(
              "lang must be python, cpp or java, is '%s'".formatted(name));
    };
  }
}
