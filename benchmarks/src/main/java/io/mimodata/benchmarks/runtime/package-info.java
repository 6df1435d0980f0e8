/**
 * The runtime's whole forward pass on a synthetic checkpoint, beside llama.cpp on the same weights.
 */
package io.mimodata.benchmarks.runtime;
