package io.mimodata.synthgen.mimo.batch;

/**
 * A continued text.
 *
 * @param ids of the continuation, the one that ended it included
 * @param text of the ids, without a stop string and what is behind it; empty without a tokenizer
 * @param logProbabilities natural logarithm of each id's probability, before rules of sampling;
 *     empty where they were not asked for
 * @param promptTokens ids of the prompt
 * @param drafted tokens that were foretold
 * @param accepted those of them that were kept
 * @param promptLogits of the prompt's last position, one for each id of the vocabulary, or null
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record TextResult(
    int[] ids,
    String text,
    Finish finish,
    double[] logProbabilities,
    int promptTokens,
    int drafted,
    int accepted,
    float[] promptLogits) {}
