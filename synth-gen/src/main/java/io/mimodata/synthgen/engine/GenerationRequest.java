package io.mimodata.synthgen.engine;

/**
 * One prompt for an engine.
 *
 * @param prompt text of the user message
 * @param seed of the sampling, 31 bits; an engine that can repeat an answer repeats it
 */
public record GenerationRequest(String prompt, int seed) {}
