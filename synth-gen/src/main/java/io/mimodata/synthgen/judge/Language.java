package io.mimodata.synthgen.judge;

/** What a submission is written in. */
public enum Language {
  PYTHON,
  CPP,
  JAVA
}
