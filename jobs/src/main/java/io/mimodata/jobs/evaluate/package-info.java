/** Evaluations of models: what is asked and graded, and the files and figures that are left. */
package io.mimodata.jobs.evaluate;
