package io.mimodata.benchmarks;

import io.mimodata.synthgen.judge.CodeJudge;
import io.mimodata.synthgen.judge.JudgeSettings;
import io.mimodata.synthgen.judge.Judgement;
import io.mimodata.synthgen.judge.Language;
import io.mimodata.synthgen.judge.Limits;
import io.mimodata.synthgen.judge.StdioTest;
import io.mimodata.synthgen.judge.Submission;
import io.mimodata.synthgen.judge.TestCase;
import io.mimodata.synthgen.judge.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How fast programs are judged: tests a second of one submission with many, in Python and C++, and
 * submissions a second with one test each, of which none may fail for the sandbox's sake. Pin it to
 * one processor with {@code taskset} for figures of one. Arguments: tests, submissions; 2,000 each
 * unless given.
 */
public final class JudgeThroughput {
  private static final String PYTHON = "a, b = map(int, input().split())\nprint(a + b)\n";
  private static final String CPP =
      "#include <iostream>\nint main() { int a, b; std::cin >> a >> b; std::cout << a + b; }\n";

  private JudgeThroughput() {}

  public static void main(String[] args) {
    int tests = args.length > 0 ? Integer.parseInt(args[0]) : 2_000;
    int submissions = args.length > 1 ? Integer.parseInt(args[1]) : 2_000;
    try (CodeJudge judge =
        CodeJudge.open(JudgeSettings.defaults(), note -> System.out.println(note))) {
      judgeOne(judge, Language.PYTHON, PYTHON, 100);
      System.out.printf("Python %s%n", judgeOne(judge, Language.PYTHON, PYTHON, tests));
      System.out.printf("C++ %s%n", judgeOne(judge, Language.CPP, CPP, tests));
      System.out.printf("Python, one test each: %s%n", judgeMany(judge, submissions));
    }
  }

  private static String judgeOne(CodeJudge judge, Language language, String source, int tests) {
    long begin = System.nanoTime();
    Judgement judgement = judge.judge(submission(language, source, tests));
    return "%s, %s".formatted(judgement.verdict(), rate("tests", tests, begin));
  }

  private static String judgeMany(CodeJudge judge, int submissions) {
    long begin = System.nanoTime();
    TreeMap<Verdict, Long> verdicts =
        IntStream.range(0, submissions)
            .parallel()
            .mapToObj(i -> judge.judge(submission(Language.PYTHON, PYTHON, 1)).verdict())
            .collect(
                Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
    return "%s, %s".formatted(verdicts, rate("submissions", submissions, begin));
  }

  private static Submission submission(Language language, String source, int tests) {
    List<TestCase> cases =
        IntStream.range(0, tests)
            .<TestCase>mapToObj(i -> new StdioTest(i + " 1\n", (i + 1) + "\n"))
            .toList();
    return new Submission(language, source, cases, Limits.DEFAULT);
  }

  private static String rate(String unit, int count, long begin) {
    return String.format(
        Locale.ROOT, "%.0f %s/s", count / ((System.nanoTime() - begin) / 1e9), unit);
  }
}
