/**
 * Signatures that estimate the Jaccard similarity of two sets. Start at {@link
 * io.mimodata.document.minhash.MinHashVersion}.
 */
package io.mimodata.document.minhash;
