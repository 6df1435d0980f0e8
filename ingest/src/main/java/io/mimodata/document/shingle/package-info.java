/**
 * The two views of a text that are compared: {@link io.mimodata.document.shingle.NormalizedText} as
 * a whole and {@link io.mimodata.document.shingle.WordShingler} as a set of word n-grams.
 */
package io.mimodata.document.shingle;
