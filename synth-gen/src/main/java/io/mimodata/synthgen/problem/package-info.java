/**
 * Problems whose solutions can be checked, and the checking: curation, rollouts and evaluation
 * share it. Start at {@link io.mimodata.synthgen.problem.Grader}.
 */
package io.mimodata.synthgen.problem;
