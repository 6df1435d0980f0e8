package io.mimodata.synthgen.prompt;

/**
 * One request to the model. It goes out as a single user message, without a system message: the
 * MiMo report recommends an empty one.
 *
 * @param template name, version and number of the template, as in {@code passage/1.2}
 * @param text of the user message
 */
public record Prompt(String template, String text) {}
