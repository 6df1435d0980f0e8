package io.mimodata.mixture.sample;

import io.mimodata.mixture.recipe.Cell;
import java.io.Serializable;
import java.util.Objects;

/**
 * A document that may be drawn, and the figures of it that plans and reports sum up.
 *
 * @param ticket what its draw depends on
 * @param tokens of its text and the one that closes it
 * @param bytes of its text in UTF-8
 * @param formula share of its characters that are formulas, 0 to 1
 * @param code share of its characters that are code, 0 to 1
 */
public record Candidate(Ticket ticket, long tokens, long bytes, double formula, double code)
    implements Serializable {
  public Candidate {
    Objects.requireNonNull(ticket, "ticket");
    if (tokens < 1) {
      throw new IllegalArgumentException("tokens must be at least 1, cannot be: " + tokens);
    }
  }

  Cell cell() {
    return ticket.cell();
  }

  /** The same document with another number of tokens. */
  public Candidate withTokens(long newTokens) {
    return new Candidate(ticket, newTokens, bytes, formula, code);
  }
}
