package io.mimodata.synthgen.evaluate;

/**
 * A figure of a problem set, with how sure it is for problems of that kind.
 *
 * @param value mean over the problems, 0..1
 * @param standardError of the mean, the problems being the sample; NaN for a single problem
 * @param low lower end of the interval of 95 % confidence
 * @param high its upper end
 * @param problems number of problems
 */
public record Estimate(double value, double standardError, double low, double high, int problems) {}
