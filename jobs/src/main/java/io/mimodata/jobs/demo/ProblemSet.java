package io.mimodata.jobs.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;

/** Maths and code problems with computed answers, the same for the same seed on every machine. */
final class ProblemSet {
  private ProblemSet() {}

  /** Returns that many different problems, the kinds in turn. */
  static List<Problem> of(int count, long seed) {
    List<Function<Random, Problem>> kinds = new ArrayList<>(MathsProblems.KINDS);
    kinds.addAll(CodeProblems.KINDS);
    Random random = new Random(seed);
    Set<String> statements = new HashSet<>();
    List<Problem> problems = new ArrayList<>(count);
    while (problems.size() < count) {
      Problem problem = kinds.get(problems.size() % kinds.size()).apply(random);
      if (statements.add(problem.text())) {
        problems.add(Phrasing.around(problem, random));
      }
    }
    return problems;
  }

  /** Writes one JSON object a line: {@code id}, {@code text}, {@code topic}, {@code answer}. */
  static void write(List<Problem> problems, Path file) throws IOException {
    ObjectMapper json = new ObjectMapper();
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      for (int i = 0; i < problems.size(); i++) {
        Problem problem = problems.get(i);
        ObjectNode line = json.createObjectNode();
        line.put("id", "problem-%04d".formatted(i));
        line.put("text", problem.text());
        line.put("topic", problem.topic());
        line.put("answer", problem.answer());
        out.write(json.writeValueAsString(line));
        out.write('\n');
      }
    }
  }
}
