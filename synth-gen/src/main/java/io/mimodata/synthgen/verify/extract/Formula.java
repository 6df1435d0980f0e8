package io.mimodata.synthgen.verify.extract;

/**
 * A formula in a text.
 *
 * @param start of the sign that begins it
 * @param end behind the sign that ends it
 * @param content between the signs
 */
record Formula(int start, int end, String content) {}
