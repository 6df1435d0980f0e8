package io.mimodata.synthgen.judge;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SandboxCommandTest {
  @Test
  void namesTheFolderThatKeepsOthersFromJava(@TempDir Path folder) throws IOException {
    Path home = Files.createDirectories(folder.resolve("private/java"));
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    assertThatCode(() -> SandboxCommand.requireReachable(home)).doesNotThrowAnyException();

    Files.setPosixFilePermissions(home.getParent(), PosixFilePermissions.fromString("rwx------"));
    assertThatThrownBy(() -> SandboxCommand.requireReachable(home))
        .isInstanceOf(SandboxUnavailableException.class)
        .hasMessageContaining("may not enter " + folder.resolve("private"));
  }
}
