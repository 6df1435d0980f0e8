package io.mimodata.synthgen.curate;

/**
 * What a rule found in a problem.
 *
 * @param evidence the words that it found it by
 */
record Finding(String evidence) {}
