/**
 * Which problems are fit for reinforcement learning with rewards by rules, after section 3.2 of the
 * MiMo-7B report (arXiv 2505.07608). {@link io.mimodata.synthgen.curate.ProblemCuration} is the
 * entry.
 */
package io.mimodata.synthgen.curate;
