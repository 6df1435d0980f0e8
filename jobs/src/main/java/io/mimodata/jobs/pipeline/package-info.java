/** The pipeline: which stages a recipe makes, in which order, and the report of the whole run. */
package io.mimodata.jobs.pipeline;
