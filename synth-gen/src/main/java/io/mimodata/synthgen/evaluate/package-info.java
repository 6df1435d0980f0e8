/**
 * How good a model is, by its responses to a set of problems, and how sure that is. {@link
 * io.mimodata.synthgen.evaluate.Evaluation} has problems answered and graded, {@link
 * io.mimodata.synthgen.evaluate.Estimators} counts.
 */
package io.mimodata.synthgen.evaluate;
