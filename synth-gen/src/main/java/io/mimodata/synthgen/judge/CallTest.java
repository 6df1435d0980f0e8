package io.mimodata.synthgen.judge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.Objects;

/**
 * A test by a call of a function. Only for Python.
 *
 * @param entryPoint name of the function, or of a method of the class {@code Solution}
 * @param arguments its arguments in their order
 * @param expected the value that it has to return: numbers within 1e-6, tuples as arrays, true and
 *     false as 1 and 0, as in Python
 */
public record CallTest(String entryPoint, ArrayNode arguments, JsonNode expected)
    implements TestCase {
  public CallTest {
    Objects.requireNonNull(entryPoint, "entryPoint");
    Objects.requireNonNull(arguments, "arguments");
    Objects.requireNonNull(expected, "expected");
  }
}
