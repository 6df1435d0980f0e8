/**
 * Byte-pair encoding: {@link io.mimodata.mixture.bpe.Vocabulary} holds tokens and merges, {@link
 * io.mimodata.mixture.bpe.BytePairEncoder} turns words into tokens.
 */
package io.mimodata.mixture.bpe;
