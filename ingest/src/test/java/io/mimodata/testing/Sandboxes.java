package io.mimodata.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Whether this machine can run programs in sandboxes at all. */
public final class Sandboxes {
  private static final String BUBBLEWRAP = "/usr/bin/bwrap";
  private static final String SETPRIV = "/usr/bin/setpriv";
  private static final String NOBODY = "65534";

  private Sandboxes() {}

  /**
   * Leaves out the test that calls it where the tools are missing or the kernel allows nobody a
   * sandbox. Nothing of the judge is asked, so that a judge that is broken fails its tests.
   */
  public static void assumeAllowed() throws IOException, InterruptedException {
    for (String tool : List.of(BUBBLEWRAP, SETPRIV, "/usr/bin/python3")) {
      assumeTrue(Files.isExecutable(Path.of(tool)), () -> tool + " is not on this machine");
    }
    List<String> command = new ArrayList<>();
    if ((Integer) Files.getAttribute(Path.of("/proc/self"), "unix:uid") == 0) {
      command.addAll(List.of(SETPRIV, "--reuid", NOBODY, "--regid", NOBODY, "--clear-groups"));
    }
    command.addAll(
        List.of(BUBBLEWRAP, "--unshare-all", "--ro-bind", "/", "/", "--proc", "/proc", "true"));
    Process process = new ProcessBuilder(command).inheritIO().start();
    assumeTrue(
        process.waitFor(60, TimeUnit.SECONDS) && process.exitValue() == 0,
        "this machine allows no sandboxes");
  }
}
