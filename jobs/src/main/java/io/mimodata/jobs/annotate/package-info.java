/** Documents of a stage, graded by a language model, for training a tagger. */
package io.mimodata.jobs.annotate;
