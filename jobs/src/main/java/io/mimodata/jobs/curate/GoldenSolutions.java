package io.mimodata.jobs.curate;

import io.mimodata.document.StageException;
import io.mimodata.synthgen.curate.ProblemRecord;
import io.mimodata.synthgen.judge.CodeJudge;
import io.mimodata.synthgen.judge.JudgeSettings;
import io.mimodata.synthgen.judge.Judgement;
import io.mimodata.synthgen.judge.SandboxUnavailableException;
import io.mimodata.synthgen.judge.Submission;
import io.mimodata.synthgen.judge.Verdict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;

/** Runs the solutions that problems come with on their tests, over all executors. */
final class GoldenSolutions {
  private static final int PROBLEMS_A_TASK = 100;

  private GoldenSolutions() {}

  /**
   * Tries solutions.
   *
   * @param lines JSON lines of problems with a solution and tests
   * @return for each line what is wrong with its solution, or an empty text
   */
  static List<String> failures(SparkSession spark, List<String> lines) {
    if (lines.isEmpty()) {
      return List.of();
    }
    int tasks = Math.max(spark.sparkContext().defaultParallelism(), lines.size() / PROBLEMS_A_TASK);
    return JavaSparkContext.fromSparkContext(spark.sparkContext())
        .parallelize(lines, tasks)
        .mapPartitions(GoldenSolutions::judgeAll)
        .collect();
  }

  private static Iterator<String> judgeAll(Iterator<String> lines) {
    if (!lines.hasNext()) {
      return Collections.emptyIterator();
    }
    List<String> failures = new ArrayList<>();
    JudgeSettings settings = JudgeSettings.defaults().withParallel(1).withStopAtFirstFailure(true);
    try (CodeJudge judge = CodeJudge.open(settings, note -> {})) {
      while (lines.hasNext()) {
        failures.add(failure(judge, lines.next()));
      }
    } catch (SandboxUnavailableException e) {
      throw new StageException(
          "The problems' own solutions can't be run: %s\nSet curate.golden_solutions: false to leave that out"
              .formatted(e.getMessage()));
    }
    return failures.iterator();
  }

  private static String failure(CodeJudge judge, String line) {
    Optional<Submission> solution;
    try {
      solution = ProblemRecord.read(line, "", "").solution();
    } catch (IllegalArgumentException e) {
      return e.getMessage();
    }
    if (solution.isEmpty()) {
      return "";
    }
    Judgement judgement = judge.judge(solution.get());
    if (judgement.verdict() == Verdict.SYS) {
      throw new StageException("A solution could not be run: " + judgement.detail());
    }
    return judgement.verdict() == Verdict.AC
        ? ""
        : "its solution is %s: %s".formatted(judgement.verdict(), judgement.detail());
  }
}
