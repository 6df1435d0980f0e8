package io.mimodata.synthgen.mimo.network;

/**
 * One token of a pass.
 *
 * @param cache with room for the position; positions before it hold the sequence's keys and values,
 *     or come earlier in the same pass
 * @param token an id of the vocabulary
 * @param wantsLogits whether the pass gives logits for it
 */
public record TokenRow(SequenceCache cache, int position, int token, boolean wantsLogits) {}
