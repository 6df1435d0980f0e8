/**
 * What a generation must pass before it becomes a document. {@link
 * io.mimodata.synthgen.gate.ResponseGates} judges one generation by itself; {@link
 * io.mimodata.synthgen.gate.NearDuplicates} and {@link io.mimodata.synthgen.gate.MostDifferent}
 * judge groups of them.
 */
package io.mimodata.synthgen.gate;
