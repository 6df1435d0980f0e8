/** Reads an ingest plan as a data set, one partition for each task. */
package io.mimodata.ingest.spark;
