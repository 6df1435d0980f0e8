package io.mimodata.filter.grade;

import io.mimodata.filter.signal.Signal;
import io.mimodata.filter.signal.Signals;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Three grades of a document, each 0 to 1, by formulas of its signals. With every part cut to 0..1:
 *
 * <pre>
 * length      ln(1 + all words) / ln(2001)
 * technical   the most evidence for maths, code or science
 * promotion   the more evidence for ads or jobs
 * rich        4 * formula_density + code_density
 *
 * knowledge   0.35 length + 0.40 technical + 0.25 (unique_word_ratio - 0.2) / 0.4 - 0.40 promotion
 * reasoning   length * (0.7 connectives / 0.04 + 0.3 rich - 0.5 promotion)
 * formatting  1 - 2 line_repetition - 3 (symbol_ratio - 0.1) - 0.5 link_share
 *               - 0.4 (1 - rich) (1 - sentence_end_share / 0.5)
 * </pre>
 *
 * @param knowledge how much there is to learn
 * @param reasoning how much of it is argued
 * @param formatting how clean and whole the text is
 */
public record Quality(double knowledge, double reasoning, double formatting) {
  public static final String KNOWLEDGE = "knowledge";
  public static final String REASONING = "reasoning";
  public static final String FORMATTING = "formatting";

  /** Keys in the column {@code quality}. */
  public static final List<String> DIMENSIONS = List.of(KNOWLEDGE, REASONING, FORMATTING);

  private static final double LEAST_WEIGHT = 0.25;
  private static final double MOST_WEIGHT = 2;

  /** Grades a document. */
  public static Quality of(Signals signals) {
    double words =
        signals.get(Signal.WORDS)
            + signals.get(Signal.CODE_WORDS)
            + signals.get(Signal.FORMULA_WORDS);
    double length = cut(Math.log1p(words) / Math.log(2001));
    double technical =
        Math.max(
            Domain.MATHS.evidence(signals),
            Math.max(Domain.CODE.evidence(signals), Domain.SCIENCE.evidence(signals)));
    double promotion = Math.max(Domain.ADS.evidence(signals), Domain.JOB.evidence(signals));
    double rich = cut(4 * signals.get(Signal.FORMULA_DENSITY) + signals.get(Signal.CODE_DENSITY));
    double varied = cut((signals.get(Signal.UNIQUE_WORD_RATIO) - 0.2) / 0.4);
    double argued = cut(signals.get(Signal.CONNECTIVES) / 0.04);
    double symbols = cut(3 * (signals.get(Signal.SYMBOL_RATIO) - 0.1));
    double fragments = cut(1 - signals.get(Signal.SENTENCE_END_SHARE) / 0.5);
    return new Quality(
        cut(0.35 * length + 0.40 * technical + 0.25 * varied - 0.40 * promotion),
        cut(length * cut(0.7 * argued + 0.3 * rich - 0.5 * promotion)),
        cut(
            1
                - cut(2 * signals.get(Signal.LINE_REPETITION))
                - symbols
                - 0.5 * signals.get(Signal.LINK_SHARE)
                - 0.4 * (1 - rich) * fragments));
  }

  /** Dimension to grade, in the order of {@link #DIMENSIONS}. */
  public Map<String, Double> toMap() {
    Map<String, Double> map = new LinkedHashMap<>();
    map.put(KNOWLEDGE, knowledge);
    map.put(REASONING, reasoning);
    map.put(FORMATTING, formatting);
    return map;
  }

  /**
   * How often a document is drawn compared with others: from 0.25 to 2 along the mean of the three
   * grades, so that no document that was kept is lost for good.
   */
  public double samplingWeight() {
    double mean = (knowledge + reasoning + formatting) / 3;
    return LEAST_WEIGHT + (MOST_WEIGHT - LEAST_WEIGHT) * mean;
  }

  private static double cut(double value) {
    return Math.max(0, Math.min(1, value));
  }
}
