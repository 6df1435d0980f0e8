package io.mimodata.ingest.warc;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.mimodata.document.Reason;
import io.mimodata.ingest.content.ContentException;
import java.io.IOException;
import java.io.PushbackInputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.netpreserve.jwarc.HttpParser;
import org.netpreserve.jwarc.MessageHeaders;

/**
 * Status line and header of an HTTP response.
 *
 * @param status three digits
 * @param phrase what the server says to it
 * @param headers all fields
 */
record HttpHead(int status, String phrase, MessageHeaders headers) {
  /** Bytes that a stream must be able to take back. */
  static final int PUSHBACK_BYTES = 8 << 10;

  private static final int HEAD_BYTES_BOUND = 1 << 20;
  private static final byte[] HTTP = "HTTP/".getBytes(US_ASCII);

  /** Whether a block starts like an HTTP response. Nothing is used up. */
  static boolean startsAt(PushbackInputStream block) throws IOException {
    byte[] start = block.readNBytes(HTTP.length);
    block.unread(start);
    return Arrays.equals(start, HTTP);
  }

  /** Reads the head, and leaves the stream at the first byte of the body. */
  static HttpHead read(PushbackInputStream block) throws IOException, ContentException {
    HttpParser parser = new HttpParser();
    parser.lenientResponse();
    ByteBuffer version = ByteBuffer.wrap(readVersion(block));
    parser.parse(version);
    byte[] bytes = new byte[PUSHBACK_BYTES];
    for (int used = 0; !parser.isFinished(); ) {
      if (parser.isError() || used > HEAD_BYTES_BOUND) {
        throw new ContentException(
            Reason.INGEST_CORRUPT, "the HTTP header is malformed at its byte " + used);
      }
      int n = block.read(bytes);
      if (n < 0) {
        throw new ContentException(Reason.INGEST_CORRUPT, "the HTTP header is cut off");
      }
      ByteBuffer view = ByteBuffer.wrap(bytes, 0, n);
      parser.parse(view);
      used += view.position();
      if (parser.isFinished()) {
        block.unread(bytes, view.position(), view.remaining());
      }
    }
    return new HttpHead(parser.status(), parser.reason(), parser.headers());
  }

  /** Crawlers that speak HTTP/2 write its version without the minor number that parsers expect. */
  private static byte[] readVersion(PushbackInputStream block) throws IOException {
    byte[] start = block.readNBytes(HTTP.length + 2);
    boolean noMinor = start.length == HTTP.length + 2 && start[HTTP.length + 1] == ' ';
    return noMinor ? ("HTTP/" + (char) start[HTTP.length] + ".0 ").getBytes(US_ASCII) : start;
  }

  /** {@code Content-Type}, or null. */
  String contentType() {
    return headers.first("Content-Type").orElse(null);
  }

  /** Content encodings, then transfer encodings: the order in which they were applied. */
  List<String> encodings() {
    String content = String.join(",", headers.all("Content-Encoding"));
    String transfer = String.join(",", headers.all("Transfer-Encoding"));
    return List.of((content + "," + transfer).split(",", -1));
  }
}
