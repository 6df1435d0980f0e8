/** Clusters: which documents belong together, and which one of them is kept. */
package io.mimodata.dedup.components;
