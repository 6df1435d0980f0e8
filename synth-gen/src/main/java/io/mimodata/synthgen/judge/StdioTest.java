package io.mimodata.synthgen.judge;

import java.util.Objects;

/**
 * A test by standard input and output.
 *
 * @param input what the program reads
 * @param expected what it has to print, as {@link Comparison} compares it
 */
public record StdioTest(String input, String expected) implements TestCase {
  public StdioTest {
    Objects.requireNonNull(input, "input");
    Objects.requireNonNull(expected, "expected");
  }
}
