package io.mimodata.synthgen.gate;

/**
 * One of the two parts of a message that the gates read.
 *
 * @param name thinking or answer, for messages
 */
record Part(String name, GateText text) {
  /** A place for a message, as in {@code "at word 12 of the answer"}. */
  String place(int word) {
    return "at word %d of the %s".formatted(word + 1, name);
  }
}
