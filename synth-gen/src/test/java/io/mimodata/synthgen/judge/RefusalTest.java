package io.mimodata.synthgen.judge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.mimodata.testing.ChildJvm;
import io.mimodata.testing.Sandboxes;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Judges in processes of their own, which see a machine that lacks something. */
final class RefusalTest {
  /** Opens a judge and prints why that can't be. */
  static final class Opening {
    private Opening() {}

    public static void main(String[] args) {
      try {
        CodeJudge.open(JudgeSettings.defaults(), note -> {}).close();
        System.out.println("opened");
      } catch (SandboxUnavailableException e) {
        System.out.println(e.getMessage());
      }
    }
  }

  private static String opening(String... lacking) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of("/usr/bin/bwrap", "--unshare-user", "--uid", "1000", "--bind", "/", "/"));
    command.addAll(List.of("--dev-bind", "/dev", "/dev"));
    command.addAll(List.of(lacking));
    command.addAll(ChildJvm.command(Opening.class));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    return new String(process.getInputStream().readAllBytes(), UTF_8);
  }

  @Test
  void withoutBubblewrapNothingIsRunAndThePackageIsNamed() throws Exception {
    Sandboxes.assumeAllowed();

    assertThat(opening("--ro-bind", "/dev/null", "/usr/bin/bwrap"))
        .startsWith("To judge programs in a sandbox")
        .contains("/usr/bin/bwrap, which is not there", "apt-get install bubblewrap", "--unsafe");
  }

  @Test
  void whereNamespacesAreForbiddenNothingIsRunAndTheWayOutIsTold() throws Exception {
    Sandboxes.assumeAllowed();

    assertThat(opening("--disable-userns"))
        .startsWith("Programs can't be run in a sandbox here: the sandbox failed 4 times: ")
        .contains("bwrap", "kernel.unprivileged_userns_clone=1", "--unsafe");
  }
}
