package io.mimodata.ingest.content;

import io.mimodata.document.Columns;
import io.mimodata.document.Reason;
import io.mimodata.ingest.DocumentOrigin;
import io.mimodata.ingest.IngestConfig;
import io.mimodata.ingest.RawDocument;
import io.mimodata.ingest.charset.CharsetDecision;
import io.mimodata.ingest.charset.CharsetDetector;
import java.util.Map;
import java.util.TreeMap;

/**
 * Makes documents of bytes: HTML and PDF stay bytes for an extractor, with the character set of
 * HTML in the metadata; plain text and source code are decoded. Immutable and thread-safe.
 */
public final class ContentDocuments {
  private final MediaTypes accepted;

  public ContentDocuments(IngestConfig config) {
    this.accepted = new MediaTypes(config.mediaTypes());
  }

  /** Whether content of a declared type is worth reading; of an unknown type, it is. */
  public boolean mayAccept(ContentType declared) {
    return declared.isUnknown() || accepted.accepts(declared.mediaType());
  }

  /** The ledger row for content of a type that no extractor reads. */
  public RawDocument refused(DocumentOrigin origin, String mediaType) {
    return RawDocument.removed(origin, Reason.INGEST_MEDIA_TYPE, mediaType);
  }

  /**
   * Makes a document, or a ledger row if the content is empty or of a type that is not accepted.
   *
   * @param content the bytes, with all encodings undone
   * @param declared what the source says they are
   * @param metadata what else it says; the character set is added
   */
  public RawDocument of(
      DocumentOrigin origin, byte[] content, ContentType declared, Map<String, String> metadata) {
    if (content.length == 0) {
      return RawDocument.removed(origin, Reason.INGEST_EMPTY, "no content");
    }
    String mediaType =
        declared.isUnknown() ? MediaTypes.sniff(content).orElse("") : declared.mediaType();
    if (!accepted.accepts(mediaType)) {
      return refused(
          origin,
          mediaType.isEmpty() ? "unknown, and not recognised by its first bytes" : mediaType);
    }
    if (MediaTypes.isHtml(mediaType)) {
      return ofHtml(origin, mediaType, content, declared.charset(), metadata);
    }
    return MediaTypes.isText(mediaType)
        ? ofText(origin, mediaType, content, declared.charset(), metadata)
        : RawDocument.ofContent(origin, mediaType, content, metadata);
  }

  private static RawDocument ofHtml(
      DocumentOrigin origin,
      String mediaType,
      byte[] content,
      String label,
      Map<String, String> metadata) {
    Map<String, String> withCharset = new TreeMap<>(metadata);
    withCharset.put(
        Columns.METADATA_CHARSET, CharsetDetector.ofHtml(content, label).charset().name());
    return RawDocument.ofContent(origin, mediaType, content, withCharset);
  }

  private static RawDocument ofText(
      DocumentOrigin origin,
      String mediaType,
      byte[] content,
      String label,
      Map<String, String> metadata) {
    CharsetDecision charset = CharsetDetector.ofText(content, label);
    boolean wide = charset.charset().name().startsWith("UTF-16");
    if (!wide && MediaTypes.looksBinary(content)) {
      return RawDocument.removed(
          origin, Reason.INGEST_MEDIA_TYPE, "binary data, though said to be " + mediaType);
    }
    String text = charset.decode(content);
    return text.isBlank()
        ? RawDocument.removed(origin, Reason.INGEST_EMPTY, "nothing but blanks")
        : RawDocument.ofText(origin, mediaType, text, metadata);
  }
}
