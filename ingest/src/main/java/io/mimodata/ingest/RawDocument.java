package io.mimodata.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mimodata.document.DocumentId;
import io.mimodata.document.Reason;
import io.mimodata.document.Removal;
import io.mimodata.ingest.url.UrlCanonicalizer;
import java.util.Map;

/**
 * What ingest makes of one record, file or row: a document, or why it is none.
 *
 * @param origin where it is from
 * @param mediaType what it is, or null if that was not found out
 * @param content its bytes; null where {@code text} is set, and for what is removed
 * @param text its text; null where {@code content} is set, and for what is removed
 * @param metadata everything else that the source says
 * @param removal why it does not go on, or null
 */
@SuppressWarnings("ArrayRecordComponent") // Handed on to a row, never compared.
public record RawDocument(
    DocumentOrigin origin,
    String mediaType,
    byte[] content,
    String text,
    Map<String, String> metadata,
    Removal removal) {
  private static final byte[] NOTHING = new byte[0];

  /** A document of bytes that an extractor reads. */
  public static RawDocument ofContent(
      DocumentOrigin origin, String mediaType, byte[] content, Map<String, String> metadata) {
    return new RawDocument(origin, mediaType, content, null, metadata, null);
  }

  /** A document of plain text. */
  public static RawDocument ofText(
      DocumentOrigin origin, String mediaType, String text, Map<String, String> metadata) {
    return new RawDocument(origin, mediaType, null, text, metadata, null);
  }

  /** A ledger row. */
  public static RawDocument removed(DocumentOrigin origin, Reason reason, String detail) {
    return new RawDocument(origin, null, null, null, Map.of(), Removal.of(reason, detail));
  }

  /** The id; that of a removed document is made from its source and path alone. */
  public String id() {
    byte[] bytes = content;
    if (bytes == null) {
      bytes = text == null ? NOTHING : text.getBytes(UTF_8);
    }
    return DocumentId.of(origin.source(), origin.path(), bytes);
  }

  /** The canonical form of the URL, or null. */
  public String canonicalUrl() {
    return UrlCanonicalizer.canonicalize(origin.url()).orElse(null);
  }
}
