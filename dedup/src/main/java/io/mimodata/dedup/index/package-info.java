/**
 * What earlier dumps contained, so that a new one is deduplicated against them without their texts:
 * {@link io.mimodata.dedup.index.IndexFolder} is a folder of dumps, each with the keys of its
 * documents, by ranges of their hashes, and with the documents' fingerprints.
 */
package io.mimodata.dedup.index;
