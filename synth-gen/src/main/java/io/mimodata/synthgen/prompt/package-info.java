/** What the model is asked: the prompts of each strategy, written from a seed document. */
package io.mimodata.synthgen.prompt;
