package io.mimodata.jobs.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * What one stage of training will read.
 *
 * @param context tokens of a sequence
 * @param targetTokens what the recipe asks for, scaled to the corpus; 0 when it asks for none
 * @param documents different documents
 * @param copies documents counted as often as they are read
 * @param lengths tokens of a document
 */
record TrainingStage(
    String name,
    long context,
    long targetTokens,
    long tokens,
    long documents,
    long copies,
    List<Share> shares,
    List<Amount> tokensByDomain,
    List<Amount> tokensBySource,
    List<Amount> epochs,
    List<Cap> caps,
    List<Bin> lengths) {

  /** A group's part of the tokens, from 0 to 1. */
  record Share(String group, double target, double actual) {
    static Share of(JsonNode node) {
      return new Share(
          Json.text(node, "group"), Json.number(node, "target"), Json.number(node, "actual"));
    }
  }

  /** A group that could not give what the recipe wanted, both in the unit of the recipe's key. */
  record Cap(String group, double wanted, double granted, String why) {
    static Cap of(JsonNode node) {
      return new Cap(
          Json.text(node, "group"),
          Json.number(node, "wanted"),
          Json.number(node, "granted"),
          Json.text(node, "why"));
    }
  }

  static TrainingStage of(JsonNode node) {
    return new TrainingStage(
        Json.text(node, "name"),
        Json.count(node, "context"),
        Json.count(node, "target_tokens"),
        Json.count(node, "tokens"),
        Json.count(node, "documents"),
        Json.count(node, "copies"),
        Json.list(node, "shares", Share::of),
        Json.amounts(node.path("by_domain")),
        Json.amounts(node.path("by_source")),
        Json.amounts(node.path("epochs")),
        Json.list(node, "caps", Cap::of),
        Bin.complete(Json.list(node, "length_histogram", Bin::of)));
  }
}
