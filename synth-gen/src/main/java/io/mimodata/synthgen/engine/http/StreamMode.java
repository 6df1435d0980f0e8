package io.mimodata.synthgen.engine.http;

/** How much of streaming a server takes part in, from most to least. */
enum StreamMode {
  /** Tokens as they come, the counts of tokens at the end. */
  WITH_USAGE,

  /** Tokens as they come; the server refuses to be asked for counts. */
  PLAIN,

  /** The whole answer at once. */
  OFF;

  StreamMode lesser() {
    return this == WITH_USAGE ? PLAIN : OFF;
  }
}
