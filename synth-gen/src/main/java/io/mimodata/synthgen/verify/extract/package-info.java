/**
 * Where the answer is in what a model wrote. {@link
 * io.mimodata.synthgen.verify.extract.AnswerExtractor} is the entry.
 */
package io.mimodata.synthgen.verify.extract;
