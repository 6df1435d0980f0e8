/** The synth stage on Spark. */
package io.mimodata.synthgen.spark;
