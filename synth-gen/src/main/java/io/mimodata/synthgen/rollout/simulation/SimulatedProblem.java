package io.mimodata.synthgen.rollout.simulation;

import java.util.List;

/** A problem and how it will go. */
record SimulatedProblem(long number, List<SimulatedResponse> responses) {}
