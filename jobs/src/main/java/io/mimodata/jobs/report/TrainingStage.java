package io.mimodata.jobs.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * What one stage of training will read.
 *
 * @param context tokens of a sequence
 * @param recipeTokens what the recipe asks for; 0 when not known
 * @param targetTokens the same, scaled to the corpus; 0 when there is no target
 * @param documents different documents
 * @param copies documents counted as often as they are read
 * @param lengths tokens of a document
 * @param formula share of the tokens in formulas
 * @param code share of the tokens in code
 * @param changes each domain's share here and in the stage before, greatest move first
 * @param cells kinds of documents, the largest first
 * @param rows how documents were packed
 */
record TrainingStage(
    String name,
    long context,
    long recipeTokens,
    long targetTokens,
    long tokens,
    long documents,
    long copies,
    List<Share> shares,
    List<Amount> tokensByDomain,
    List<Amount> tokensBySource,
    List<Amount> epochs,
    List<Cap> caps,
    List<Bin> lengths,
    double formula,
    double code,
    List<Change> changes,
    List<Cell> cells,
    Rows rows) {

  /** A domain's share of the tokens in the stage before and in this one, from 0 to 1. */
  record Change(String domain, double before, double now) {
    static Change of(JsonNode node) {
      return new Change(
          JsonReading.text(node, "domain"),
          JsonReading.number(node, "before"),
          JsonReading.number(node, "now"));
    }
  }

  /** Documents of one kind. */
  record Cell(
      String source,
      String domain,
      String quality,
      String language,
      long targetTokens,
      long tokens,
      double epochs) {
    static Cell of(JsonNode node) {
      return new Cell(
          JsonReading.text(node, "source"),
          JsonReading.text(node, "domain"),
          JsonReading.text(node, "quality"),
          JsonReading.text(node, "language"),
          JsonReading.count(node, "target_tokens"),
          JsonReading.count(node, "tokens"),
          JsonReading.number(node, "epochs"));
    }
  }

  /**
   * How documents were packed.
   *
   * @param count rows
   * @param padding share of the rows' ids that stand for nothing
   * @param cut documents that stand in more than one row
   * @param trimmed documents of which the end is left out, to meet a target to the token
   */
  record Rows(String packing, long count, double padding, long cut, long trimmed) {
    static Rows of(JsonNode node) {
      return new Rows(
          JsonReading.text(node, "packing"),
          JsonReading.count(node, "rows"),
          JsonReading.number(node, "padding"),
          JsonReading.count(node, "cut_documents"),
          JsonReading.count(node, "trimmed_documents"));
    }
  }

  /** A group's part of the tokens, from 0 to 1. */
  record Share(String group, double target, double actual) {
    static Share of(JsonNode node) {
      return new Share(
          JsonReading.text(node, "group"),
          JsonReading.number(node, "target"),
          JsonReading.number(node, "actual"));
    }
  }

  /**
   * A group that could not give what the recipe wants.
   *
   * @param why may be empty
   */
  record Cap(String group, long wantedTokens, long grantedTokens, String why) {
    static Cap of(JsonNode node) {
      return new Cap(
          JsonReading.text(node, "group"),
          JsonReading.count(node, node.has("wanted") ? "wanted" : "target_tokens"),
          JsonReading.count(node, node.has("granted") ? "granted" : "tokens"),
          JsonReading.text(node, "why"));
    }

    long missingTokens() {
      return Math.max(0, wantedTokens - grantedTokens);
    }
  }

  static TrainingStage of(JsonNode node) {
    return new TrainingStage(
        JsonReading.text(node, "name"),
        JsonReading.count(node, "context"),
        JsonReading.count(node, "recipe_tokens"),
        JsonReading.count(node, "target_tokens"),
        JsonReading.count(node, "tokens"),
        JsonReading.count(node, "documents"),
        JsonReading.count(node, "copies"),
        JsonReading.list(node, "shares", Share::of),
        JsonReading.amounts(node.path("by_domain")),
        JsonReading.amounts(node.path("by_source")),
        JsonReading.amounts(node.path("epochs")),
        JsonReading.list(node, "caps", Cap::of),
        Bin.complete(JsonReading.list(node, "length_histogram", Bin::of)),
        JsonReading.number(node.path("density"), "formula"),
        JsonReading.number(node.path("density"), "code"),
        JsonReading.list(node, "changes", Change::of),
        JsonReading.list(node, "cells", Cell::of),
        Rows.of(node));
  }
}
