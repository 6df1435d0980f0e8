/**
 * The part of Jinja that models' chat templates use, with the settings and additions of Hugging
 * Face transformers: blocks trimmed, {@code raise_exception}, {@code strftime_now}, {@code break},
 * {@code continue} and {@code generation}. A template comes with a model, so it is no more trusted
 * than one: it reaches nothing but its variables, and its work and output are bounded.
 *
 * <p>Start at {@link io.mimodata.synthgen.mimo.text.jinja.JinjaTemplate}.
 */
package io.mimodata.synthgen.mimo.text.jinja;
