/**
 * Synthetic reasoning documents from a language model, by the strategies of the MiMo-7B report
 * (arXiv 2505.07608, section 2.1).
 *
 * <p>A filtered document becomes the seed of some new documents. Which strategy takes it is decided
 * by {@link io.mimodata.synthgen.seed.SeedRule} from its columns and within a budget by a seeded
 * hash of its id; {@link io.mimodata.synthgen.prompt.PromptBuilder} writes the requests from
 * templates; {@link io.mimodata.synthgen.engine.Engine} answers them; {@link
 * io.mimodata.synthgen.document.SyntheticDocument} is what the pipeline keeps.
 */
package io.mimodata.synthgen;
