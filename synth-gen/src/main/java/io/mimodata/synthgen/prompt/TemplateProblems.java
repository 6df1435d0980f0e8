package io.mimodata.synthgen.prompt;

import io.mimodata.document.UsageException;
import java.util.ArrayList;
import java.util.List;

/** What is wrong in files of templates, collected so that it is reported together. */
final class TemplateProblems {
  private final List<String> problems = new ArrayList<>();

  /**
   * @param line from 1
   */
  void add(String file, int line, String problem) {
    problems.add(file + ":" + line + ": " + problem);
  }

  int size() {
    return problems.size();
  }

  void throwIfAny() {
    if (!problems.isEmpty()) {
      throw new UsageException(
          "The prompt templates are wrong:\n  " + String.join("\n  ", problems));
    }
  }
}
