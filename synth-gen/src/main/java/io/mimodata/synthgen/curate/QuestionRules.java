package io.mimodata.synthgen.curate;

import io.mimodata.synthgen.verify.parse.Readings;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Kinds of problems that no rule can judge the answers of, told by their words. */
final class QuestionRules {
  /** A task to prove something, at the beginning of a sentence or a part, or behind a condition. */
  private static final Pattern PROOF_TASK =
      Pattern.compile(
          "(?i)(?:^|[.!?:;,)]\\s*|\\n\\s*|\\b(?:then|hence|and|now|please|also|thus|to|must|should|can you|could you)\\s+)"
              + "(?:(?:rigorously|formally|carefully|directly|explicitly)\\s+)?"
              + "(?:prove|show|demonstrate|establish|verify|deduce|argue|justify|confirm|disprove|derive|check|conclude|validate|substantiate)"
              + "(?:,?\\s+(?:rigorously|formally|carefully|directly|explicitly|in detail|by [^.,;]{1,60}|using [^.,;]{1,60}|without [^.,;]{1,40}|from [^.,;]{1,40}|with [^.,;]{1,40}),?)?"
              + "\\s+(?:or disprove\\s+)?(?:that|why|whether|the (?:following|identity|inequality|statement|claim|theorem|lemma|proposition|formula|assertion)|this (?:statement|claim|identity|inequality|result)|if|\\$|\\\\\\(|it\\b)");

  private static final Pattern PROOF_ASKED =
      Pattern.compile(
          "(?i)(?:give|write|provide|present|find|supply|construct|produce|state|offer|sketch|need|requires?|with|include|submit|complete|furnish|formulate)\\s+"
              + "(?:down\\s+|out\\s+|me\\s+|us\\s+)?(?:a|an|the|your|full|complete)?\\s*(?:[a-z-]+\\s+){0,3}(?:proof|justification)\\b"
              + "|\\b(?:rigorous|formal|complete|careful)\\s+argument\\b|,\\s*proving\\b"
              + "|\\bproof\\s+(?:is\\s+)?(?:required|needed|expected)|^\\s*proof\\s*[:.]"
              + "|(?:^|[.!?]\\s*)(?:show|demonstrate)\\s*:|\\b(?:dis)?prove\\s*(?::|this\\b)|\\b(?:prove or disprove|state and prove)\\b|证明|求证|试证");

  /** Words of proofs, which say enough where there is no answer and no value is asked for. */
  private static final Pattern PROOF_WORDS =
      Pattern.compile(
          "(?i)\\b(?:(?:dis)?prove|proofs?|proving|demonstrat(?:e|ion|ing)|justify|justification|derive|derivation"
              + "|show\\s+that|(?:explain|reason|state|say|tell) why|why (?:is|are|does|do|must|can)|convince|argue|argument|establish|verify|confirm|deduce)\\b");

  private static final Pattern VALUE_ASKED =
      Pattern.compile(
          "(?i)\\b(?:find|what|how (?:many|much|long|far|old|often)|compute|calculate|evaluate|determine|which|when|who|where|simplify|solve)\\b");

  private static final Pattern NOT_ASKED =
      Pattern.compile(
          "(?i)(?:need not|needn't|don't|do not|not (?:need|have|required|asked|necessary)(?: to)?|no need to|without|no)\\s+(?:(?:to|have|need|give|any|a|be|include|provide|write|the|giving)\\s+)*"
              + "(?:prove|proven|proved|proof|show|justify|justification)\\b|whose proof|(?:can|may|could|is|be|been|easily) (?:be )?(?:shown|proved|proven|verified|demonstrated)");

  private static final Pattern SHOW_WORK =
      Pattern.compile(
          "(?i)\\b(?:show|justify|explain)\\s+(?:all\\s+)?(?:of\\s+)?(?:your|the|all|each|every)\\s+(?:work|steps?|working|reasoning|calculations?|answers?|claims?|results?|conclusions?)");

  private static final Pattern PICTURE =
      Pattern.compile(
          "(?i)!\\[[^\\]]*\\]\\(|<img\\b|\\\\includegraphics|<image>"
              + "|\\b(?:in|from|on|of|using|see|consider|to|by|with|at)\\s+the\\s+(?:accompanying\\s+|following\\s+|above\\s+|below\\s+|given\\s+|adjacent\\s+)?(?:figure|diagram|illustration)\\b"
              + "|\\b(?:figure|diagram|picture|drawing|illustration|image|graph|sketch)\\s+(?:shown\\s+|given\\s+|drawn\\s+)?(?:below|above|to the (?:right|left)|at (?:right|left)|on the (?:right|left))"
              + "|\\b(?:as|is|are)\\s+(?:shown|pictured|depicted|illustrated|sketched)\\s+(?:below|above|here|in the|at right|to the right)"
              + "|\\b(?:accompanying|adjoining|adjacent)\\s+(?:figure|diagram|drawing|picture|image|sketch|graph|chart|illustration)\\b"
              + "|\\bthe\\s+following\\s+(?:figure|diagram|drawing|picture|image|illustration)\\b"
              + "|\\b(?:see|refer\\s+to|look\\s+at|consult|study)\\s+(?:the\\s+)?(?:figure|fig\\.|diagram|drawing|picture|image|graph|chart|illustration)\\b(?!\\s+of\\b)(?!\\s*\\d)"
              + "|\\bpictured\\s+(?:below|above|here)|如图|下图|图中");

  /** Pictures that a text may also tell of, as one that somebody sells. */
  private static final Pattern THE_PICTURE =
      Pattern.compile(
          "(?i)\\b(?:in|from|using|see)\\s+the\\s+(picture|photo|photograph|sketch|chart)\\b(?!\\s+of\\b)");

  /** Figures of a pattern have numbers as well, and the text tells what is in them. */
  private static final Pattern NUMBERED =
      Pattern.compile("(?i)\\b(?:in|from|see)\\s+(?:figure|fig\\.|diagram)\\s*\\d");

  private static final Pattern FIGURE = Pattern.compile("(?i)\\b(?:figures?|fig\\.|diagrams?)");

  private static final Pattern SHADED =
      Pattern.compile(
          "(?i)\\b(?:the|of)\\s+shaded\\s+(?:region|area|part|portion|triangle|figure|square|circle)s?\\b");

  /** The text says itself what is shaded, or draws it in a language for drawings. */
  private static final Pattern DRAWN =
      Pattern.compile(
          "(?i)(?<!\\bthe\\s)(?<!\\bof\\s)\\bshaded\\b|\\bshad(?:es?|ing)\\b|\\b(?:colou?red|painted|hatched)\\b|\\[asy\\]|\\\\begin\\{(?:asy|tikzpicture)");

  private static final Pattern NOTHING =
      Pattern.compile(
          "(?i)\\W*(?:n/?a|none|null|nan|unknown|see (?:the )?(?:solution|above|below|proof|text)|(?:the )?(?:proof|solution|answer)(?: is)?(?: omitted| above| below| given| in the text| left to the reader)?|omitted"
              + "|q\\.?\\s?e\\.?\\s?d|no answer|not (?:given|available|provided)|tbd|todo|proved|proven|shown|as shown|答案略|略|证明略|见解析)?\\W*");

  private QuestionRules() {}

  /** The task is to prove something, and there is no value to compare an answer with. */
  static Optional<Finding> proof(String question, String answer) {
    if (isValue(answer)) {
      return Optional.empty();
    }
    String asked = SHOW_WORK.matcher(NOT_ASKED.matcher(question).replaceAll("…")).replaceAll("…");
    Optional<Finding> task = first(PROOF_TASK, asked).or(() -> first(PROOF_ASKED, asked));
    return task.isPresent() || !isMissing(answer) || VALUE_ASKED.matcher(asked).find()
        ? task
        : first(PROOF_WORDS, asked);
  }

  private static Optional<Finding> first(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find()
        ? Optional.of(new Finding(matcher.group().strip().replaceFirst("^[.!?:;,)]\\s*", "")))
        : Optional.empty();
  }

  /** The problem can't be understood without a picture. */
  static Optional<Finding> picture(String question) {
    Matcher picture = PICTURE.matcher(question);
    if (picture.find()) {
      return Optional.of(new Finding(picture.group()));
    }
    Matcher shaded = SHADED.matcher(question);
    if (shaded.find() && !DRAWN.matcher(question).find()) {
      return Optional.of(new Finding(shaded.group()));
    }
    Matcher numbered = NUMBERED.matcher(question);
    if (numbered.find() && FIGURE.matcher(question).results().count() == 1) {
      return Optional.of(new Finding(numbered.group()));
    }
    Matcher named = THE_PICTURE.matcher(question);
    return named.find() && !isTold(question.substring(0, named.start(1)), named.group(1))
        ? Optional.of(new Finding(named.group()))
        : Optional.empty();
  }

  /** Something that is not mentioned for the first time. */
  private static boolean isTold(String before, String picture) {
    return before.toLowerCase(Locale.ROOT).contains(picture.toLowerCase(Locale.ROOT));
  }

  /** Nothing stands where the answer should, or words that say so. */
  static boolean isMissing(String answer) {
    return answer == null || answer.isBlank() || NOTHING.matcher(answer).matches();
  }

  /** A rule can compare an answer with it. */
  static boolean isCheckable(String answer) {
    return !isMissing(answer) && !Readings.of(answer).expressions().isEmpty();
  }

  /** A number or formula, and not only words. */
  private static boolean isValue(String answer) {
    return isCheckable(answer)
        && answer.chars().anyMatch(c -> Character.isDigit(c) || "=+\\^_<>".indexOf(c) >= 0);
  }
}
