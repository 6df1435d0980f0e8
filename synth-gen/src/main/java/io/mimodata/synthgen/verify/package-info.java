/**
 * Checks answers to mathematical problems by rules. {@link
 * io.mimodata.synthgen.verify.MathVerifier} is the entry; it finds the answer in a response ({@code
 * extract}), reads it ({@code parse}) and compares it with the one that is expected ({@code
 * compare}) by its values ({@code evaluate}).
 */
package io.mimodata.synthgen.verify;
