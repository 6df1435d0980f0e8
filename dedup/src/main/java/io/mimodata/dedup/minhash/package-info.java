/**
 * Signatures that estimate the Jaccard similarity of two sets. Start at {@link
 * io.mimodata.dedup.minhash.MinHashVersion}.
 */
package io.mimodata.dedup.minhash;
