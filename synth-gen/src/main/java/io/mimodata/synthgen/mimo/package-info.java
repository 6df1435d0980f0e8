/**
 * A runtime for models of the MiMo and Qwen2 kind, in plain Java and free of Spark.
 *
 * <p>{@link io.mimodata.synthgen.mimo.MimoModel} loads a folder and continues texts. {@code
 * checkpoint} reads the files, {@code kernel} multiplies, {@code network} is the decoder, {@code
 * sample} chooses tokens, {@code batch} runs many texts at once, {@code text} is what it needs of a
 * tokenizer.
 */
package io.mimodata.synthgen.mimo;
