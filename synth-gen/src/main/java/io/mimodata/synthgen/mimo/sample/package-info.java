/** The choice of the next token from logits. */
package io.mimodata.synthgen.mimo.sample;
