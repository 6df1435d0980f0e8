/** Synthetic reasoning documents from a language model. */
package io.mimodata.synthgen;
