/**
 * Synthetic reasoning documents from a language model.
 *
 * <p>A filtered document becomes the seed of at most one new document. Which strategy takes it is
 * decided by {@link io.mimodata.synthgen.seed.SeedRule} from its columns and within a budget by a
 * seeded hash of its id; {@link io.mimodata.synthgen.prompt.PromptBuilder} writes the request;
 * {@link io.mimodata.synthgen.engine.Engine} answers it; {@link
 * io.mimodata.synthgen.document.SyntheticDocument} is what the pipeline keeps. The strategies are
 * those of the MiMo-7B report (arXiv 2505.07608, section 2.1).
 */
package io.mimodata.synthgen;
