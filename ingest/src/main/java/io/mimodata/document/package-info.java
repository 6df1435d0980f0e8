/**
 * The contract that every stage shares: column names, reason codes, document ids and the bounds
 * under which one document is worked on. Nothing here knows Spark; the Spark schemas of the same
 * columns are in {@code io.mimodata.document.spark}. The packages below it compare texts for more
 * than one stage: {@code shingle}, {@code minhash} and {@code lsh} with each other, {@code
 * contamination} with evaluation sets.
 */
package io.mimodata.document;
