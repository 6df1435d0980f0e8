/** What a run shows while it works: a line for each stage, or JSON lines where nobody watches. */
package io.mimodata.jobs.progress;
