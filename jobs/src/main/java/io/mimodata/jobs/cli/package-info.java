/** The command line: one class for each command. */
package io.mimodata.jobs.cli;
