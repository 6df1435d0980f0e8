/**
 * Rewards for programs by the difficulty of the tests they pass, as in section 3.3.1 of the MiMo-7B
 * report (arXiv 2505.07608), and the advantages that a trainer makes of them.
 *
 * <p>{@link io.mimodata.synthgen.reward.TestOutcomes} gives the tests' pass rates, {@link
 * io.mimodata.synthgen.reward.DifficultyGroups} the groups, {@link
 * io.mimodata.synthgen.reward.RewardScheme} a solution's reward and {@link
 * io.mimodata.synthgen.reward.GroupAdvantages} what it is worth among the others.
 */
package io.mimodata.synthgen.reward;
