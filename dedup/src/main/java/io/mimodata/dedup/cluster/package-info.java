/** Decides over documents that share a key: which are duplicates, and which of them are kept. */
package io.mimodata.dedup.cluster;
