package io.mimodata.mixture.sample;

import io.mimodata.mixture.recipe.Cell;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;

/**
 * The decision how often each document stands in each stage: a few numbers, whatever the size of
 * the corpus. Immutable.
 */
public final class MixturePlan implements Serializable {
  private static final long serialVersionUID = 1L;

  /** In place of the tokens of a copy: all that the document has. */
  public static final long WHOLE = -1;

  private final Strata strata;
  private final EntryOrder order;
  private final ScaleFactor scale;
  private final List<StratumDraw> draws;
  private final long[] cuts;
  private final Tail[] tails;
  private final long documents;
  private final long heldOutTokens;

  /** The document at the end of a stratum of which only the beginning is read. */
  record Tail(TailEntry.Entry entry, long tokens) implements Serializable {}

  MixturePlan(
      Strata strata,
      EntryOrder order,
      ScaleFactor scale,
      List<StratumDraw> draws,
      long[] cuts,
      Tail[] tails,
      StratumTotals totals) {
    this.strata = strata;
    this.order = order;
    this.scale = scale;
    this.draws = List.copyOf(draws);
    this.cuts = cuts.clone();
    this.tails = tails.clone();
    this.documents = totals.allDocuments();
    this.heldOutTokens = totals.heldOutTokens();
  }

  /** Receives one copy of a document. */
  @FunctionalInterface
  public interface CopyConsumer {
    /**
     * Takes a copy.
     *
     * @param copy its number, from 0
     * @param tokens how many of its tokens stand in the stage, the one that closes it included; or
     *     {@link #WHOLE}
     */
    void accept(int copy, long tokens);
  }

  /** Tells every copy of a document that stands in a stage. */
  public void forEachCopy(int stage, Ticket ticket, CopyConsumer consumer) {
    order.forEach(
        stage,
        ticket,
        (stratum, copy, key) -> {
          Tail tail = tails[stratum];
          if (key < cuts[stratum]) {
            consumer.accept(copy, WHOLE);
          } else if (tail != null
              && key == cuts[stratum]
              && copy == tail.entry.copy()
              && ticket.id().equals(tail.entry.id())) {
            consumer.accept(copy, tail.tokens);
          }
        });
  }

  /** How often a document stands in a stage. */
  public int copies(int stage, Ticket ticket) {
    int[] copies = new int[1];
    forEachCopy(stage, ticket, (copy, tokens) -> copies[0]++);
    return copies[0];
  }

  /** Whether the recipe leaves documents of a kind out of every stage. */
  public boolean excluded(Cell cell) {
    return strata.excluded(cell);
  }

  /** Whether a document is held out for validation: no stage reads it. */
  public boolean isHeldOut(Ticket ticket) {
    return order.isHeldOut(ticket);
  }

  /** Every stratum's target and draw, in the order of {@link Strata#all()}. */
  public List<StratumDraw> draws() {
    return draws;
  }

  /** Draws of one stage. */
  public List<StratumDraw> draws(int stage) {
    return draws.stream().filter(draw -> draw.stratum().stage() == stage).toList();
  }

  /** Tokens that a stage's shards hold, those that close documents included. */
  public long tokens(int stage) {
    return draws(stage).stream().mapToLong(StratumDraw::drawn).sum();
  }

  /** Documents of a stage of which only the beginning stands in it. */
  public long trimmed(int stage) {
    return draws(stage).stream().filter(draw -> draw.trimmed() > 0).count();
  }

  /** Documents that could be drawn. */
  public long documents() {
    return documents;
  }

  /** Tokens of the documents that are held out. */
  public long heldOutTokens() {
    return heldOutTokens;
  }

  /** All that decides which documents stand how often in which stage, in one text. */
  public String describe() {
    return Arrays.toString(cuts) + Arrays.toString(tails) + draws;
  }

  /** The groups of all stages. */
  public Strata strata() {
    return strata;
  }

  /** By what all targets were multiplied. */
  public ScaleFactor scale() {
    return scale;
  }
}
