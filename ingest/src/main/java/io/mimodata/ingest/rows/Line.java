package io.mimodata.ingest.rows;

import java.util.Arrays;

/**
 * A line of a file.
 *
 * @param offset where it starts, in bytes of the decompressed file
 * @param bytes without the line end; null if the line is longer than the limit
 */
@SuppressWarnings("ArrayRecordComponent") // Parsed at once, never compared.
record Line(long offset, byte[] bytes) {
  boolean isTooLong() {
    return bytes == null;
  }

  boolean isBlank() {
    if (bytes == null) {
      return false;
    }
    for (byte b : bytes) {
      if (b != ' ' && b != '\t' && b != '\r') {
        return false;
      }
    }
    return true;
  }

  Line withoutFirst(int count) {
    return new Line(offset, Arrays.copyOfRange(bytes, count, bytes.length));
  }
}
