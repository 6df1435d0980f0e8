package io.mimodata.synthgen.judge;

/** Names of Linux' signals, the same on x86-64 and arm64. */
final class Signals {
  static final int SIGXCPU = 24;

  private static final String[] NAMES = {
    "none", "HUP", "INT", "QUIT", "ILL", "TRAP", "ABRT", "BUS", "FPE", "KILL", "USR1", "SEGV",
    "USR2", "PIPE", "ALRM", "TERM", "STKFLT", "CHLD", "CONT", "STOP", "TSTP", "TTIN", "TTOU", "URG",
    "XCPU", "XFSZ", "VTALRM", "PROF", "WINCH", "IO", "PWR", "SYS"
  };

  private Signals() {}

  static String name(int signal) {
    return signal < NAMES.length ? "SIG" + NAMES[signal] : "signal " + signal;
  }
}
