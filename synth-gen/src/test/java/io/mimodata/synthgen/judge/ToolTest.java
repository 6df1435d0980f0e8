package io.mimodata.synthgen.judge;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class ToolTest {
  @Test
  void namesThePackageOfAToolThatIsMissing() {
    assertThatThrownBy(() -> Tool.require("/nowhere/bwrap", "The judge's sandbox", "bubblewrap"))
        .isInstanceOf(SandboxUnavailableException.class)
        .hasMessage(
            "The judge's sandbox needs /nowhere/bwrap, which is not there; install it, on Debian"
                + " with: apt-get install bubblewrap");
  }
}
