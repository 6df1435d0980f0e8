package io.mimodata.document;

import java.io.Serializable;
import java.util.Objects;

/**
 * Why one document does not go on.
 *
 * @param reason the stable code
 * @param detail what was found in this document, for a person to read; never null
 * @param duplicateOf id of the document that was kept in its place, or null
 */
public record Removal(Reason reason, String detail, String duplicateOf) implements Serializable {
  public Removal {
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(detail, "detail");
  }

  public static Removal of(Reason reason, String detail) {
    return new Removal(reason, detail, null);
  }
}
