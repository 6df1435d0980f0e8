/**
 * Whether two expressions say the same. {@link
 * io.mimodata.synthgen.verify.compare.AnswerComparison} is the entry.
 */
package io.mimodata.synthgen.verify.compare;
