package io.mimodata.synthgen.curate;

import io.mimodata.document.Reason;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a problem asks for. */
public enum QuestionKind {
  /** Something definite that can be compared. */
  VALUE(null),
  PROOF(Reason.CURATE_PROOF),
  MULTIPLE_CHOICE(Reason.CURATE_MULTIPLE_CHOICE),
  PICTURE(Reason.CURATE_PICTURE),
  /** Anything of which many answers are right. */
  OPEN(Reason.CURATE_UNCHECKABLE);

  private final Reason reason;

  QuestionKind(Reason reason) {
    this.reason = reason;
  }

  /** Why problems of this kind aren't fit; nothing if they are. */
  public Optional<Reason> reason() {
    return Optional.ofNullable(reason);
  }

  /** The name in prompts and answers. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<QuestionKind> ofKey(String key) {
    return Arrays.stream(values()).filter(kind -> kind.key().equals(key)).findFirst();
  }
}
