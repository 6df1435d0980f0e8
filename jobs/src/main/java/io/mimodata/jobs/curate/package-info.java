/** The stage {@code curate}: problems from files of JSON lines to those that are fit. */
package io.mimodata.jobs.curate;
