package io.mimodata.jobs.recipe;

import io.mimodata.filter.FilterConfig;
import java.util.List;
import java.util.Optional;

/**
 * What a recipe says of the filter.
 *
 * @param taggers in the order in which their word counts, the last one's most
 * @param tags folder in which tags are kept from run to run; empty for one beside the stage's
 * @param keepsTags whether they are kept at all
 */
public record FilterRecipe(
    FilterConfig config, List<TaggerRecipe> taggers, Optional<String> tags, boolean keepsTags) {}
