package io.mimodata.testing;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A second Java, as the one that runs the tests, with the tests' classes. */
public final class ChildJvm {
  private ChildJvm() {}

  /** The command that runs a class. */
  public static List<String> command(Class<?> main, String... arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                main.getName()));
    command.addAll(List.of(arguments));
    return command;
  }
}
