package io.mimodata.synthgen.judge;

/** What a test, or a submission, comes to. */
public enum Verdict {
  /** Accepted: ended well, with the expected output. */
  AC,

  /** Wrong answer: ended well, with another output. */
  WA,

  /** Time limit exceeded, of processor time or of time on the clock. */
  TLE,

  /** Memory limit exceeded, by all processes together. */
  MLE,

  /** Runtime error: a signal, an exit status other than 0, or an exception. */
  RE,

  /** Compilation error; all tests have it. */
  CE,

  /** Output limit exceeded. */
  OLE,

  /** Nobody could tell: the sandbox failed, several times over. Says nothing of the submission. */
  SYS
}
