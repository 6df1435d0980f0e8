package io.mimodata.mixture.sample;

import java.io.Serializable;

/**
 * The documents of one group as one stage sees them; they are drawn from on their own.
 *
 * @param stage place of the stage in the recipe, from 0
 * @param stageName its name
 * @param group name of the group
 * @param share the group's fraction of the stage's tokens, above 0
 * @param tokens that the recipe asks for; those of a stage's groups sum to the stage's
 */
public record Stratum(int stage, String stageName, String group, double share, long tokens)
    implements Serializable {}
