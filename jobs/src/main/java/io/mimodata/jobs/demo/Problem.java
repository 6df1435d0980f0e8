package io.mimodata.jobs.demo;

/**
 * A problem with its answer.
 *
 * @param topic as in {@code number-theory}
 * @param text the statement, Markdown
 * @param answer as the statement asks for it
 */
record Problem(String topic, String text, String answer) {}
