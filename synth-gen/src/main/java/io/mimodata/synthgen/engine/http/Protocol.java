package io.mimodata.synthgen.engine.http;

/** The two forms of OpenAI's protocol. */
public enum Protocol {
  /** Messages; the server applies the model's chat template. */
  CHAT("chat/completions"),

  /** Plain text to be continued: the contents of the messages, a blank line between them. */
  COMPLETIONS("completions");

  private final String path;

  Protocol(String path) {
    this.path = path;
  }

  /** Below the endpoint's base URL. */
  String path() {
    return path;
  }
}
