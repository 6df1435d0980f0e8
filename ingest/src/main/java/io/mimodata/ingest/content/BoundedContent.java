package io.mimodata.ingest.content;

import io.mimodata.document.Reason;
import java.io.IOException;
import java.io.InputStream;

/** Reads content up to the size limit, and never more than one byte beyond it. */
public final class BoundedContent {
  private BoundedContent() {}

  /**
   * Reads a stream to its end.
   *
   * @throws ContentException if it is longer than {@code maxBytes}
   */
  public static byte[] read(InputStream stream, long maxBytes)
      throws IOException, ContentException {
    byte[] bytes = stream.readNBytes(Math.toIntExact(maxBytes + 1));
    if (bytes.length > maxBytes) {
      throw tooLarge(maxBytes);
    }
    return bytes;
  }

  static ContentException tooLarge(long maxBytes) {
    return new ContentException(
        Reason.INGEST_TOO_LARGE,
        "the content is larger than the limit of %d bytes".formatted(maxBytes));
  }
}
