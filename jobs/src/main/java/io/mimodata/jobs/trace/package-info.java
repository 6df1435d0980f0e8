/** One document's way through a run. */
package io.mimodata.jobs.trace;
