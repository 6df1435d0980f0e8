package io.mimodata.synthgen.judge;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Makes a verdict of how a test ended and what it wrote. Which limit was exceeded goes before how
 * the program ended, and that before what it wrote. Immutable and thread-safe.
 */
final class Assessment {
  /** The last words of programs that asked for more memory than they got. */
  private static final Pattern OUT_OF_MEMORY =
      Pattern.compile(
          "(?s).*(^|\n)MemoryError[^\n]*\n?|.*'std::bad_alloc'.*|.*\\bjava\\.lang\\.OutOfMemoryError\\b(?!: unable to create).*");

  private static final int VALUE_SHOWN = 80;

  /** Digits of a number that a function returns: reading them takes the judge's own time. */
  private static final int LONGEST_NUMBER = 100_000;

  private static final JsonMapper VALUES =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNumberLength(LONGEST_NUMBER).build())
                  .enable(StreamReadFeature.USE_FAST_BIG_NUMBER_PARSER)
                  .build())
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final Limits limits;
  private final Comparison comparison;

  Assessment(Limits limits, Comparison comparison) {
    this.limits = limits;
    this.comparison = comparison;
  }

  TestResult of(TestCase test, Outcome outcome) {
    Verdict verdict = ending(outcome);
    if (verdict != Verdict.AC) {
      return result(verdict, outcome, detail(verdict, outcome));
    }
    if (test instanceof CallTest call) {
      return value(call, outcome);
    }
    return comparison
        .difference(((StdioTest) test).expected(), outcome.output())
        .map(difference -> result(Verdict.WA, outcome, difference))
        .orElseGet(() -> result(Verdict.AC, outcome, ""));
  }

  /** What the end alone says; AC if the output is to be looked at. */
  private Verdict ending(Outcome outcome) {
    if (outcome.killed() == Outcome.Killed.OUTPUT) {
      return Verdict.OLE;
    }
    if (outcome.ranOutOfMemory()) {
      return Verdict.MLE;
    }
    if (outcome.killed() == Outcome.Killed.WALL
        || outcome.signal() == Signals.SIGXCPU
        || outcome.cpuMillis() > limits.cpuSeconds() * 1000) {
      return Verdict.TLE;
    }
    if (outcome.status() == 0) {
      return Verdict.AC;
    }
    return OUT_OF_MEMORY.matcher(outcome.errors()).matches() ? Verdict.MLE : Verdict.RE;
  }

  private String detail(Verdict verdict, Outcome outcome) {
    return switch (verdict) {
      case OLE -> "more than %,d KiB of output".formatted(limits.outputKb());
      case MLE -> "more than %,d MiB of memory".formatted(limits.memoryMb());
      case TLE ->
          outcome.killed() == Outcome.Killed.WALL
              ? "not done after %s s on the clock".formatted(limits.wallSeconds())
              : "%.2f s of processor time, %s are allowed"
                  .formatted(outcome.cpuMillis() / 1000, limits.cpuSeconds());
      default ->
          (outcome.signal() == 0
                  ? "exit status " + outcome.exitStatus()
                  : Signals.name(outcome.signal()))
              + (outcome.errors().isEmpty() ? "" : "\n" + outcome.errors().strip());
    };
  }

  private static TestResult value(CallTest call, Outcome outcome) {
    JsonNode told;
    try {
      told = VALUES.readTree(outcome.output());
    } catch (JsonProcessingException e) {
      return result(
          Verdict.WA,
          outcome,
          "the value is no JSON: " + Excerpt.of(outcome.output(), VALUE_SHOWN));
    }
    if (told.has("value")) {
      JsonNode value = told.get("value");
      return JsonValues.same(call.expected(), value)
          ? result(Verdict.AC, outcome, "")
          : result(
              Verdict.WA,
              outcome,
              "returned %s, expected %s"
                  .formatted(
                      Excerpt.of(value.toString(), VALUE_SHOWN),
                      Excerpt.of(call.expected().toString(), VALUE_SHOWN)));
    }
    return told.has("error")
        ? result(Verdict.WA, outcome, told.get("error").asText())
        : result(Verdict.RE, outcome, "ended without returning a value");
  }

  private static TestResult result(Verdict verdict, Outcome outcome, String detail) {
    return new TestResult(verdict, Optional.of(outcome.usage()), detail);
  }
}
