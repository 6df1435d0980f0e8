package io.mimodata.ingest.content;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.mimodata.document.Reason;
import io.mimodata.ingest.content.ContentDecoder.Decoded;
import java.io.ByteArrayOutputStream;

/** The chunked transfer encoding (RFC 9112, section 7.1). */
final class ChunkedBody {
  private static final int SIZE_LINE_BOUND = 4096;

  private final byte[] body;
  private int position;

  private ChunkedBody(byte[] body) {
    this.body = body;
  }

  /** Decodes a body; one that doesn't start with a chunk is taken as it is. */
  static Decoded decode(byte[] body) throws ContentException {
    ChunkedBody chunks = new ChunkedBody(body);
    ByteArrayOutputStream decoded = new ByteArrayOutputStream(body.length);
    boolean first = true;
    while (true) {
      if (chunks.position >= body.length) {
        return new Decoded(decoded.toByteArray(), "chunked");
      }
      long size = chunks.readSize();
      if (size < 0) {
        if (first) {
          return new Decoded(body, null);
        }
        throw new ContentException(
            Reason.INGEST_CORRUPT,
            "the body's chunked encoding is damaged at its byte " + chunks.position);
      }
      if (size == 0) {
        return new Decoded(decoded.toByteArray(), null);
      }
      int n = (int) Math.min(size, body.length - chunks.position);
      decoded.write(body, chunks.position, n);
      chunks.position += n;
      if (n < size) {
        return new Decoded(decoded.toByteArray(), "chunked");
      }
      chunks.skipLineEnd();
      first = false;
    }
  }

  /** Reads the line with the size of a chunk; -1 if there is none. */
  private long readSize() {
    int end = position;
    while (end < body.length && body[end] != '\n') {
      end++;
    }
    if (end - position > SIZE_LINE_BOUND) {
      return -1;
    }
    String line = new String(body, position, end - position, ISO_8859_1);
    int extension = line.indexOf(';');
    String digits = (extension < 0 ? line : line.substring(0, extension)).strip();
    if (!digits.matches("[0-9a-fA-F]{1,15}")) {
      return -1;
    }
    position = Math.min(end + 1, body.length);
    return Long.parseLong(digits, 16);
  }

  private void skipLineEnd() {
    if (position < body.length && body[position] == '\r') {
      position++;
    }
    if (position < body.length && body[position] == '\n') {
      position++;
    }
  }
}
