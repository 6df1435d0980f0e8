package io.mimodata.ingest;

import io.mimodata.document.StageException;
import java.util.List;

/** Inputs that can't be planned; all that is wrong with them is told together. */
public final class InputException extends StageException {
  private static final long serialVersionUID = 1L;

  private final List<String> problems;

  public InputException(List<String> problems) {
    super(String.join(System.lineSeparator(), problems));
    this.problems = List.copyOf(problems);
  }

  /** One sentence for each input: source, path, what is wrong and the way out. */
  public List<String> problems() {
    return problems;
  }
}
