/** The mixture as a Spark stage. */
package io.mimodata.mixture.spark;
