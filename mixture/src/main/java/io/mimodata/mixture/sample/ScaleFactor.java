package io.mimodata.mixture.sample;

import java.io.Serializable;

/**
 * By what all targets are multiplied.
 *
 * @param factor 1 where the recipe's targets are absolute
 * @param boundBy what kept it from being larger, for people
 */
public record ScaleFactor(double factor, String boundBy) implements Serializable {}
