package io.mimodata.jobs.stage;

/**
 * The books of a stage. {@code in = out + removed} holds in every manifest.
 *
 * @param in documents that came in
 * @param out rows in {@code data}
 * @param removed rows in {@code removed}
 * @param idsOut sum over the ids in {@code data} of a 64-bit hash of each, in decimal: it tells two
 *     sets of ids of the same size apart
 */
public record Counts(long in, long out, long removed, String idsOut) {}
