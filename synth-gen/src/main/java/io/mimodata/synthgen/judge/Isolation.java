package io.mimodata.synthgen.judge;

/** How submissions are kept from the machine. */
public enum Isolation {
  /** In a sandbox; without one the judge refuses to work. */
  SANDBOX,

  /**
   * Not at all: a submission may do what this process may. Limits of time and output hold, that of
   * memory only for each process by itself. For programs of one's own.
   */
  NONE
}
