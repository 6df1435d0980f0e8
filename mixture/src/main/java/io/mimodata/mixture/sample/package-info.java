/**
 * Which documents stand how often in which training stage. {@link
 * io.mimodata.mixture.sample.MixturePlanner} decides it in a few passes over small facts about each
 * document ({@link io.mimodata.mixture.sample.Candidate}); nothing here knows Spark.
 */
package io.mimodata.mixture.sample;
