package io.mimodata.synthgen.gate;

import io.mimodata.document.Reason;
import io.mimodata.document.Removal;
import java.lang.Character.UnicodeScript;
import java.util.Optional;
import java.util.Set;

/**
 * Thinking and answer are in the language of the prompt, and in no other beside it. Languages of
 * different scripts are told by script, some of those with Latin script by their function words.
 * The MiMo-7B report (arXiv 2505.07608, section 3.1) leaves samples with mixed languages out.
 */
final class LanguageGate implements Gate {
  /** Shares of fewer words say nothing. */
  private static final int LEAST_WORDS = 20;

  /** Share of ideographs in Japanese and Korean, whatever their style. */
  private static final double MOST_HAN = 0.9;

  private final LanguageLimits limits;

  LanguageGate(LanguageLimits limits) {
    this.limits = limits;
  }

  @Override
  public Optional<Removal> check(Response response) {
    String language = response.candidate().prompt().language();
    GateText prompt = response.prompt();
    Set<UnicodeScript> own = Scripts.of(language, new ScriptWords(prompt));
    for (Part part : response.parts()) {
      ScriptWords scripts = new ScriptWords(part.text());
      Optional<Removal> removal =
          foreign(part, scripts, own, prompt.text())
              .or(() -> latin(part, scripts, own))
              .or(() -> chinese(part, scripts, own))
              .or(() -> sentences(part, scripts, own, new OtherSentences(part, language, prompt)));
      if (removal.isPresent()) {
        return removal;
      }
    }
    return Optional.empty();
  }

  private Optional<Removal> foreign(
      Part part, ScriptWords scripts, Set<UnicodeScript> own, String prompt) {
    ForeignRuns runs = new ForeignRuns(part, scripts, own, prompt);
    int size = scripts.size();
    if (runs.longestBare() > limits.maxBareRun()) {
      return removal(
          "%d foreign words in a row, at most %d are allowed, %s"
              .formatted(runs.longestBare(), limits.maxBareRun(), runs.place()));
    }
    if (runs.bare() > limits.maxBareRun() && runs.bare() > limits.maxBareShare() * size) {
      return removal(
          "%d of the %s's %d words are foreign and unquoted, at most %.2f are allowed, as %s"
              .formatted(runs.bare(), part.name(), size, limits.maxBareShare(), runs.place()));
    }
    if (size >= LEAST_WORDS && runs.foreign() > limits.maxForeignShare() * size) {
      return removal(
          "%d of the %s's %d words are foreign, at most %.2f are allowed"
              .formatted(runs.foreign(), part.name(), size, limits.maxForeignShare()));
    }
    return Optional.empty();
  }

  private Optional<Removal> latin(Part part, ScriptWords scripts, Set<UnicodeScript> own) {
    if (own.contains(UnicodeScript.LATIN)) {
      return Optional.empty();
    }
    int latin = scripts.count(UnicodeScript.LATIN);
    if (scripts.size() >= LEAST_WORDS && latin > limits.maxLatinShare() * scripts.size()) {
      return removal(
          "%d of the %s's %d words are in Latin script, at most %.2f are allowed"
              .formatted(latin, part.name(), scripts.size(), limits.maxLatinShare()));
    }
    LatinRun longest = LatinRun.longest(part.text(), scripts);
    if (longest.words() > limits.maxLatinRun()) {
      return removal(
          "%d words in Latin script in a row, at most %d are allowed, %s: %s"
              .formatted(
                  longest.words(),
                  limits.maxLatinRun(),
                  part.place(longest.start()),
                  part.text().excerpt(longest.start(), longest.end())));
    }
    return Optional.empty();
  }

  /** Chinese in place of Japanese or Korean, which have its characters, too. */
  private static Optional<Removal> chinese(Part part, ScriptWords scripts, Set<UnicodeScript> own) {
    int all = own.stream().mapToInt(scripts::count).sum();
    int han = scripts.count(UnicodeScript.HAN);
    if (own.size() == 1 || all < LEAST_WORDS || han <= MOST_HAN * all) {
      return Optional.empty();
    }
    return removal(
        "%d of the %s's %d words are ideographs, in Japanese and Korean at most %.2f are"
            .formatted(han, part.name(), all, MOST_HAN));
  }

  private Optional<Removal> sentences(
      Part part, ScriptWords scripts, Set<UnicodeScript> own, OtherSentences others) {
    if (!own.contains(UnicodeScript.LATIN)
        || others.words() <= limits.maxOtherShare() * scripts.size()) {
      return Optional.empty();
    }
    return removal(
        "%d of the %s's %d words are in another language, at most %.2f are allowed, as %s"
            .formatted(
                others.words(),
                part.name(),
                scripts.size(),
                limits.maxOtherShare(),
                others.example()));
  }

  private static Optional<Removal> removal(String detail) {
    return Optional.of(Removal.of(Reason.SYNTH_LANGUAGE, detail));
  }
}
