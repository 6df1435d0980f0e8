package io.mimodata.ingest.charset;

import java.nio.charset.Charset;

/**
 * A character set and what speaks for it.
 *
 * @param charset the one to decode with; {@link Charset#name()} goes into the metadata
 * @param evidence why this one
 */
public record CharsetDecision(Charset charset, Evidence evidence) {
  /** What speaks for a character set, strongest first. */
  public enum Evidence {
    BYTE_ORDER_MARK,
    HEADER,
    META,
    DETECTED,
    DEFAULT
  }

  /** Decodes text with this character set; malformed bytes become U+FFFD, the mark goes. */
  public String decode(byte[] content) {
    String text = new String(content, charset);
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }
}
