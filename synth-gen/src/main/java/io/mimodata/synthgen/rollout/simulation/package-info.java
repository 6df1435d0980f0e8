/**
 * The rollout engine in virtual time: a cluster that generates and judges as quickly as a real one
 * would, in a second. It shows what a policy, a batch or a number of judges is worth before it is
 * paid for, and it runs the engine itself, not a model of it.
 */
package io.mimodata.synthgen.rollout.simulation;
