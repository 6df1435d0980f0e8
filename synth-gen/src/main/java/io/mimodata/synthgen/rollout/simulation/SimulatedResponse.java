package io.mimodata.synthgen.rollout.simulation;

/**
 * A response as the simulation needs it.
 *
 * @param length in tokens
 * @param judgeTokens how long judging takes, in the time of a decoded token
 */
record SimulatedResponse(int length, boolean right, double judgeTokens) {}
