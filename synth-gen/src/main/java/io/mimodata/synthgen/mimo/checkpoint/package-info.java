/** A model's folder as Hugging Face lays it out: configuration and tensors. */
package io.mimodata.synthgen.mimo.checkpoint;
