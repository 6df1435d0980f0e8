/** Graphs whose nodes are numbers of documents: union-find, and the steps of star contraction. */
package io.mimodata.dedup.graph;
