/** Command line, stage contract, recipes and reports. */
package io.mimodata.jobs;
