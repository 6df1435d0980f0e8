package io.mimodata.dedup.cluster;

import io.mimodata.dedup.Level;

/**
 * What became of a document that has duplicates.
 *
 * @param document its number in the corpus
 * @param check of its id
 * @param level that removed it; null if it is kept
 * @param keeper packed id of the kept document that it duplicates; null if it is kept itself
 * @param via packed id of the document that won over it at its level, where that was removed later
 *     in favour of the keeper; otherwise null
 * @param earlier whether the keeper is a document of an earlier dump
 * @param similarity to the keeper, or to {@code via}: 0 to 1
 * @param exact whether the similarity was counted; otherwise it is estimated from signatures
 * @param cluster packed id of the best document of the cluster
 * @param clusterSize documents in the cluster, removed ones included
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Verdict(
    long document,
    int check,
    Level level,
    byte[] keeper,
    byte[] via,
    boolean earlier,
    double similarity,
    boolean exact,
    byte[] cluster,
    long clusterSize) {}
