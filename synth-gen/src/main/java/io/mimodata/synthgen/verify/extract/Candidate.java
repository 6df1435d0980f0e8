package io.mimodata.synthgen.verify.extract;

/**
 * A part of a response that may be its answer.
 *
 * @param text without the signs around a formula
 * @param definite it was marked as the answer, so that nothing else is if it can't be read
 */
public record Candidate(String text, boolean definite) {}
