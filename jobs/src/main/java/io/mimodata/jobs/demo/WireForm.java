package io.mimodata.jobs.demo;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;

/** How a server sends a body; a crawler keeps it as it came. */
enum WireForm {
  PLAIN {
    @Override
    byte[] body(byte[] content) {
      return content;
    }

    @Override
    String header(int length) {
      return "Content-Length: " + length;
    }
  },

  GZIP {
    @Override
    byte[] body(byte[] content) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
        gzip.write(content);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return bytes.toByteArray();
    }

    @Override
    String header(int length) {
      return "Content-Encoding: gzip\r\nContent-Length: " + length;
    }
  },

  CHUNKED {
    @Override
    byte[] body(byte[] content) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      for (int at = 0; at < content.length; at += CHUNK) {
        int length = Math.min(CHUNK, content.length - at);
        bytes.writeBytes((Integer.toHexString(length) + "\r\n").getBytes(US_ASCII));
        bytes.write(content, at, length);
        bytes.writeBytes(CRLF);
      }
      bytes.writeBytes("0\r\n\r\n".getBytes(US_ASCII));
      return bytes.toByteArray();
    }

    @Override
    String header(int length) {
      return "Transfer-Encoding: chunked";
    }
  };

  private static final int CHUNK = 8192;
  private static final byte[] CRLF = {'\r', '\n'};

  /** The body on the wire. */
  abstract byte[] body(byte[] content);

  /** The header lines that say so, without the last line's end. */
  abstract String header(int length);
}
