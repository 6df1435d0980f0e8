/**
 * What a document is and whether it goes on: language, signals, domain, quality, policy and
 * decontamination. {@link io.mimodata.filter.FilterConfig} says how, {@link
 * io.mimodata.filter.DocumentTagger} describes one document, {@code
 * io.mimodata.filter.policy.Policy} judges it and {@code io.mimodata.filter.spark.FilterStage} runs
 * it all over a corpus.
 */
package io.mimodata.filter;
