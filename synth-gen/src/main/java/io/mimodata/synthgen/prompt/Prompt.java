package io.mimodata.synthgen.prompt;

import io.mimodata.synthgen.Strategy;
import java.io.Serializable;

/**
 * One request to the model. It goes out as a single user message, and without a system message
 * unless the template has one: the MiMo report recommends an empty one.
 *
 * @param strategy that it follows
 * @param template name of the template, as in {@code passage.derive@1}
 * @param sample number of the request among those of its seed, from 0
 * @param audience id of the audience that it addresses, or null for none
 * @param language that the answer must be in, ISO 639-1, or null if the seed's is unknown
 * @param system of the system message, or null for none
 * @param text of the user message
 */
public record Prompt(
    Strategy strategy,
    String template,
    int sample,
    String audience,
    String language,
    String system,
    String text)
    implements Serializable {}
