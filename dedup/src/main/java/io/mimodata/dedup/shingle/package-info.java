/**
 * The two views of a text that are compared: {@link io.mimodata.dedup.shingle.NormalizedText} as a
 * whole and {@link io.mimodata.dedup.shingle.WordShingler} as a set of word n-grams.
 */
package io.mimodata.dedup.shingle;
