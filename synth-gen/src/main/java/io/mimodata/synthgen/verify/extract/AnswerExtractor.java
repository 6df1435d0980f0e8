package io.mimodata.synthgen.verify.extract;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds the answer in a response: what is marked as the final answer, by a box, by {@code ####} or
 * in words; otherwise what follows "the answer is"; otherwise the last formula or number. Takes
 * time linear in the response. Immutable and thread-safe.
 */
public final class AnswerExtractor {
  private static final String THINKING = "<think>";
  private static final String THOUGHT = "</think>";

  /** Responses are answered at their end; what is earlier is not read. */
  private static final int LONGEST = 200_000;

  /**
   * Characters of boxes or a text that are read together, and of what may stand between formulas.
   */
  private static final int LONGEST_ROW = 10_000;

  private static final int LONGEST_JOIN = 80;
  private static final int LONGEST_TAIL = 300;

  /** Characters of an answer that is written alone, on a line. */
  private static final int LONGEST_LINE = 60;

  private static final Pattern STRONG =
      Pattern.compile("(?i)final answer is\\b:?|final answer\\W{0,6}:|####|最终答案[是为：:]*");

  private static final Pattern WEAK =
      Pattern.compile(
          "(?i)\\b(?:answer|option|choice)s? (?:is|are)\\b:?|\\banswer\\W{0,4}:|(?m:^\\W{0,4}A:)"
              + "|答案[是为：:]+|故选[：:]?|答えは|정답[은:]|(?:respuesta|resposta|risposta) (?:es|é|è)\\b"
              + "|réponse est|antwort (?:ist|lautet)|ответ\\s?[:—-]",
          Pattern.UNICODE_CASE);

  private static final Pattern NUMBER =
      Pattern.compile(
          "(?i)(?<![\\w.])\\d{1,2}:[0-5]\\d(?![\\d:])(?:\\s?[ap]m\\b)?" // a time
              + "|[\\[(]\\s?END(?:\\s?,\\s?END){1,5}\\s?[\\])]" // an interval or a point
                  .replace("END", "[-−+]?(?:\\d[\\d./]{0,15}|∞|infinity)")
              + "|(?<![\\w.])(?<![A-Za-z]\\^)[-−+]?\\s?[$€£]?(?:\\d{1,3}(?:,\\d{3})+|\\d+)(?:[.,]\\d+)?"
              + "(?:\\s?/\\s?\\d+)?(?:\\s?%)?|(?<![\\w.])[-−+]?\\.\\d+");

  /** What the text ends in, where that has a letter and an operator and no words. */
  private static final Pattern LAST_EXPRESSION =
      Pattern.compile(
          "(?:\\b(?:is|are|be|equals?|becomes|gives|yields|get|obtain|have)\\s|=)\\s*"
              + "(?=[^\\n]{0,200}(?<![A-Za-z])[A-Za-z](?![A-Za-z]))(?=[^\\n]{0,200}[-+−*/^])"
              + "((?:[A-Za-z](?![A-Za-z])|sqrt|sin|cos|tan|ln|log|exp|pi|[-+−*/^()\\[\\]{}\\d !√π×·÷²³.]){3,200}?)[.\\s]*$");

  /** A number with a unit, as {@code 9.8 m/s^2}. */
  private static final Pattern QUANTITY =
      Pattern.compile("[-+−]?[\\d.,/]+\\s+[A-Za-z](?:[*·/ ][A-Za-z])?(?:\\^?[-\\d²³]+)?");

  private static final Pattern PERCENT = Pattern.compile("^\\s*(?:%|\\\\%|percent|pct|per cent)");

  private static final Pattern SENTENCE_END =
      Pattern.compile(
          "(?<=[^\\d\\s])[.!?](?=\\s|$)|(?<=\\d)[.!?](?=\\s+\\D|\\s*$)|[。！]|<\\||\\. I hope");

  private static final Pattern ONLY_JOINS =
      Pattern.compile(
          "(?is)(?:[\\s,;.+&$\\[\\]()]|\\\\[\\s,;:!()\\[\\]]|\\band\\b|\\bor\\b|\\\\q?quad"
              + "|\\\\text\\s*\\{[^{}]{0,40}\\}|\\\\\\\\)*");

  /** Escaped twice; an odd number of them is a new row and a command. */
  private static final Pattern DOUBLED =
      Pattern.compile(
          "(?<!\\\\)(?:\\\\\\\\)+(?=(?:[dt]?frac|sqrt|text|left|right|boxed|pi|cdot|times|infty|cup|cap|begin|end"
              + "|le|leq|ge|geq|pm|in|circ|theta|alpha|beta|mathrm|mathbb|quad|ldots|sin|cos|tan|log|ln)"
              + "(?![A-Za-z]))");

  private final boolean latex;
  private final boolean plain;

  /**
   * @param forms in which answers are looked for; not empty
   */
  public AnswerExtractor(Set<Form> forms) {
    if (forms.isEmpty()) {
      throw new IllegalArgumentException("forms must not be empty");
    }
    latex = forms.contains(Form.LATEX);
    plain = forms.contains(Form.EXPR);
  }

  /**
   * What may be the answer of a response, the likeliest first; empty if there is nothing. Each is
   * looked for when it is asked for: as a rule the first will do.
   */
  public Stream<Candidate> of(String response) {
    return in(prepared(response));
  }

  private Stream<Candidate> in(String text) {
    Search search = new Search(text);
    return Stream.<Supplier<List<Candidate>>>of(
            search::lastBox,
            search::marked,
            search::earlierBox,
            search::weaklyMarked,
            search::unmarked)
        .flatMap(step -> step.get().stream());
  }

  /** The same of the answer that is expected, which is as a rule written alone. */
  public Stream<Candidate> ofExpected(String expected) {
    boolean alone =
        !expected.contains("\\boxed") && !expected.contains("####") && !expected.contains("\n");
    if (!alone) {
      return of(expected);
    }
    String text = prepared(expected);
    if (text.length() <= LONGEST_LINE
        && NUMBER.matcher(text.replace("$", "")).results().limit(2).count() == 2
        && lastEnd(STRONG, text) < 0
        && lastEnd(WEAK, text) < 0) {
      // Of "1 hour 30 minutes" the last number is not the answer.
      return Stream.of(new Candidate(text, false));
    }
    List<Formula> formulas = Formulas.in(text);
    return !text.isEmpty() && (formulas.isEmpty() || onlyJoins(text, formulas))
        ? Stream.concat(Stream.of(new Candidate(text, false)), in(text))
        : in(text);
  }

  /** The places of one text where an answer may be. */
  private final class Search {
    private final String text;
    private final List<Formula> boxes;
    private final int anchor;
    private List<Formula> formulas;

    Search(String text) {
      this.text = text;
      boxes = latex ? Boxes.in(text) : List.of();
      anchor = lastEnd(STRONG, text);
    }

    private List<Formula> formulas() {
      if (formulas == null) {
        formulas = latex ? Formulas.in(text) : List.of();
      }
      return formulas;
    }

    private boolean isBoxLast() {
      return !boxes.isEmpty() && boxes.get(boxes.size() - 1).end() > anchor;
    }

    List<Candidate> lastBox() {
      return isBoxLast() ? List.of(new Candidate(joined(boxes, text), true)) : List.of();
    }

    List<Candidate> earlierBox() {
      return boxes.isEmpty() || isBoxLast()
          ? List.of()
          : List.of(new Candidate(joined(boxes, text), true));
    }

    List<Candidate> marked() {
      return behind(anchor);
    }

    List<Candidate> weaklyMarked() {
      int weak = lastEnd(WEAK, text);
      return weak == anchor ? List.of() : behind(weak);
    }

    private List<Candidate> behind(int mark) {
      List<Candidate> candidates = new ArrayList<>();
      if (mark >= 0) {
        addAnchored(text, mark, formulas(), candidates);
      }
      return candidates;
    }

    List<Candidate> unmarked() {
      List<Candidate> candidates = new ArrayList<>();
      addUnmarked(text, formulas(), candidates);
      return candidates;
    }
  }

  private static boolean onlyJoins(String text, List<Formula> formulas) {
    int at = 0;
    for (Formula formula : formulas) {
      if (!between(text, at, formula.start())) {
        return false;
      }
      at = formula.end();
    }
    return between(text, at, text.length());
  }

  /** What is behind the thinking; nothing of a response that ended in it. */
  private static String prepared(String response) {
    int thought = response.lastIndexOf(THOUGHT);
    if (thought < 0 && response.stripLeading().startsWith(THINKING)) {
      return "";
    }
    String text = thought < 0 ? response : response.substring(thought + THOUGHT.length());
    if (text.length() > LONGEST) {
      text = text.substring(text.length() - LONGEST);
    }
    if (!text.contains("\\\\")) {
      return text.strip();
    }
    return DOUBLED.matcher(text).replaceAll(AnswerExtractor::once).strip();
  }

  /** Half of an even number of backslashes, until the last one belongs to the command. */
  private static String once(MatchResult backslashes) {
    int count = backslashes.group().length();
    return Matcher.quoteReplacement("\\".repeat(count >> Integer.numberOfTrailingZeros(count)));
  }

  private static int lastEnd(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    int end = -1;
    while (matcher.find()) {
      end = matcher.end();
    }
    return end;
  }

  /** The last box and those that only little stands between. */
  private static String joined(List<Formula> boxes, String text) {
    int first = boxes.size() - 1;
    int length = 0;
    while (first > 0
        && length < LONGEST_ROW
        && between(text, boxes.get(first - 1).end(), boxes.get(first).start())) {
      first--;
      length += boxes.get(first).content().length();
    }
    List<Formula> row = boxes.subList(first, boxes.size());
    String last = row.get(row.size() - 1).content();
    boolean same = row.stream().allMatch(box -> box.content().equals(last));
    String content = same ? last : String.join(", ", row.stream().map(Formula::content).toList());
    return content + percent(text, boxes.get(boxes.size() - 1).end());
  }

  private static boolean between(String text, int from, int to) {
    return to - from <= LONGEST_JOIN && ONLY_JOINS.matcher(text.substring(from, to)).matches();
  }

  /** A percent sign that was left outside. */
  private static String percent(String text, int from) {
    String rest = text.substring(from, Math.min(text.length(), from + 20));
    String stripped = rest.replaceFirst("^(?:\\s|\\$|\\\\[)\\]])+", "");
    return PERCENT.matcher(stripped).find() ? "\\%" : "";
  }

  private void addAnchored(
      String text, int anchor, List<Formula> formulas, List<Candidate> candidates) {
    int from = skipMarks(text, anchor);
    int line = text.indexOf('\n', from);
    int end = line < 0 ? text.length() : line;
    List<Formula> inside =
        formulas.stream()
            .filter(formula -> formula.start() >= anchor && formula.start() <= Math.max(from, end))
            .toList();
    if (!inside.isEmpty() && inside.get(0).start() <= from) {
      candidates.add(new Candidate(firstRow(inside, text), false));
    }
    String sentence = firstSentence(text.substring(from, Math.max(from, end)));
    if (!sentence.isEmpty() && inside.isEmpty()) {
      candidates.add(new Candidate(sentence, false));
    }
    addLast(text, from, end, inside, candidates);
  }

  private static int skipMarks(String text, int from) {
    int at = from;
    while (at < text.length()
        && (Character.isWhitespace(text.charAt(at)) || ":*_=".indexOf(text.charAt(at)) >= 0)) {
      at++;
    }
    return at;
  }

  private static String firstSentence(String segment) {
    Matcher matcher = SENTENCE_END.matcher(segment);
    String sentence = matcher.find() ? segment.substring(0, matcher.start()) : segment;
    int start = 0;
    int end = sentence.length();
    while (start < end && isEmphasis(sentence.charAt(start))) {
      start++;
    }
    while (end > start && isEmphasis(sentence.charAt(end - 1))) {
      end--;
    }
    return sentence.substring(start, end);
  }

  private static boolean isEmphasis(char c) {
    return Character.isWhitespace(c) || "*_`".indexOf(c) >= 0;
  }

  /** The first formula, with those that are joined to it. */
  private static String firstRow(List<Formula> formulas, String text) {
    List<String> row = new ArrayList<>();
    row.add(formulas.get(0).content());
    int at = formulas.get(0).end();
    for (Formula formula : formulas.subList(1, formulas.size())) {
      if (!between(text, at, formula.start())) {
        break;
      }
      row.add(formula.content());
      at = formula.end();
    }
    return String.join(", ", row) + percent(text, at);
  }

  private static String lastRow(List<Formula> formulas, String text) {
    List<String> row = new ArrayList<>();
    Formula last = formulas.get(formulas.size() - 1);
    row.add(last.content());
    int start = last.start();
    for (int i = formulas.size() - 2; i >= 0 && row.size() < 20; i--) {
      Formula formula = formulas.get(i);
      if (!between(text, formula.end(), start)) {
        break;
      }
      row.add(formula.content());
      start = formula.start();
    }
    Collections.reverse(row);
    return String.join(", ", row) + percent(text, last.end());
  }

  /** The last formula or number of a part of the text, whichever comes later. */
  private void addLast(
      String text, int from, int end, List<Formula> formulas, List<Candidate> candidates) {
    Formula number = plain ? lastNumber(text, from, end, formulas) : null;
    Formula formula = formulas.isEmpty() ? null : formulas.get(formulas.size() - 1);
    if (number != null && (formula == null || number.start() >= formula.end())) {
      candidates.add(new Candidate(number.content(), false));
      if (formula != null) {
        candidates.add(new Candidate(lastRow(formulas, text), false));
      }
    } else if (formula != null) {
      candidates.add(new Candidate(lastRow(formulas, text), false));
      if (number != null) {
        candidates.add(new Candidate(number.content(), false));
      }
    }
  }

  /** Numbers are looked for at the end only, and not in formulas. */
  private static Formula lastNumber(String text, int from, int end, List<Formula> formulas) {
    int start = Math.max(from, end - 2_000);
    List<Formula> near = formulas.stream().filter(formula -> formula.end() > start).toList();
    Matcher matcher =
        NUMBER.matcher(text).region(start, Math.max(start, end)).useTransparentBounds(true);
    Formula last = null;
    while (matcher.find()) {
      int at = matcher.start();
      if (near.stream().noneMatch(formula -> formula.start() <= at && at < formula.end())) {
        last = new Formula(at, matcher.end(), matcher.group());
      }
    }
    return last;
  }

  private void addUnmarked(String text, List<Formula> formulas, List<Candidate> candidates) {
    boolean alone = formulas.isEmpty() || onlyJoins(text, formulas);
    if (alone && !text.isEmpty() && text.length() <= LONGEST_ROW) {
      candidates.add(new Candidate(text, false));
    }
    if (plain) {
      int end = Math.max(0, text.length() - LONGEST_TAIL);
      Matcher tail = LAST_EXPRESSION.matcher(text).region(end, text.length());
      if (tail.find()
          && !QUANTITY.matcher(tail.group(1).strip()).matches()
          && formulas.stream().noneMatch(f -> f.end() > tail.start(1))) {
        candidates.add(new Candidate(tail.group(1), false));
      }
    }
    addLast(text, 0, text.length(), formulas, candidates);
  }
}
