/**
 * A global shuffle that needs no total sort: a hash decides the shard of each copy of a document
 * and its place there, so that the shards of a stage, one after the other, are one random
 * permutation, which depends on the seed and the documents alone.
 */
package io.mimodata.mixture.shuffle;
