package io.mimodata.ingest.warc;

import io.mimodata.document.Reason;
import io.mimodata.ingest.DocumentOrigin;
import io.mimodata.ingest.IngestConfig;
import io.mimodata.ingest.InputFile;
import io.mimodata.ingest.RawDocument;
import io.mimodata.ingest.content.BoundedContent;
import io.mimodata.ingest.content.ContentDecoder;
import io.mimodata.ingest.content.ContentDecoder.Decoded;
import io.mimodata.ingest.content.ContentDocuments;
import io.mimodata.ingest.content.ContentException;
import io.mimodata.ingest.content.ContentType;
import io.mimodata.ingest.warc.RecordCursor.FoundRecord;
import java.io.IOException;
import java.io.PushbackInputStream;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Makes documents of WARC records: the bodies of HTTP responses with status 200, the blocks of
 * {@code resource} and {@code conversion} records (WET).
 */
final class RecordDocuments {
  private static final Set<String> NO_DOCUMENTS = Set.of("warcinfo", "request", "metadata");
  private static final String HTTP = "application/http";

  private final InputFile file;
  private final long maxContentBytes;
  private final ContentDocuments documents;
  private final ContentDecoder decoder;

  RecordDocuments(InputFile file, IngestConfig config) {
    this.file = file;
    this.maxContentBytes = config.maxContentBytes();
    this.documents = new ContentDocuments(config);
    this.decoder = new ContentDecoder(config.maxContentBytes());
  }

  /** Whether records of a type say something about others and hold no document themselves. */
  static boolean isAboutOthers(String type) {
    return NO_DOCUMENTS.contains(type);
  }

  /** Path of what starts at a place of the file. */
  String path(String label) {
    return file.path() + "#" + label;
  }

  /** Where a record's document is from. */
  DocumentOrigin origin(FoundRecord record) {
    RecordHead head = record.head();
    String path = path(record.label());
    return new DocumentOrigin(
        file.source(),
        path,
        head.recordId().orElse(path),
        head.targetUri().orElse(null),
        head.date().orElse(null));
  }

  /** The document of a record, or its ledger row. The record need not have been read to its end. */
  RawDocument of(FoundRecord record) throws IOException {
    DocumentOrigin origin = origin(record);
    RecordHead head = record.head();
    if (head.isSegment()) {
      return unsupported(origin, "a segment of a record");
    }
    try {
      return switch (head.type()) {
        case "response" -> ofResponse(origin, record);
        case "resource", "conversion" -> ofBlock(origin, record);
        default -> unsupported(origin, "a record of type '" + head.type() + "'");
      };
    } catch (ContentException e) {
      return RawDocument.removed(origin, e.reason(), e.getMessage());
    }
  }

  private RawDocument ofResponse(DocumentOrigin origin, FoundRecord record)
      throws IOException, ContentException {
    String type = ContentType.parse(record.head().contentType().orElse(null)).mediaType();
    PushbackInputStream block = new PushbackInputStream(record.block(), HttpHead.PUSHBACK_BYTES);
    if (!type.equals(HTTP) && !(type.isEmpty() && HttpHead.startsAt(block))) {
      return unsupported(origin, "a response that is not HTTP but '" + type + "'");
    }
    HttpHead http = HttpHead.read(block);
    if (http.status() != 200) {
      return RawDocument.removed(
          origin, Reason.INGEST_HTTP_STATUS, (http.status() + " " + text(http.phrase())).strip());
    }
    ContentType declared = ContentType.parse(http.contentType());
    if (declared.isUnknown()) {
      declared = identified(record.head(), declared);
    }
    if (!documents.mayAccept(declared)) {
      return documents.refused(origin, declared.mediaType());
    }
    byte[] body = BoundedContent.read(block, maxContentBytes);
    Decoded decoded = decoder.decode(body, http.encodings());
    Map<String, String> metadata = metadata(record.head());
    if (decoded.cutOff() != null) {
      metadata.put("cut_off", decoded.cutOff());
    }
    http.headers().first("Last-Modified").ifPresent(it -> metadata.put("http_last_modified", it));
    http.headers()
        .first("Content-Language")
        .ifPresent(it -> metadata.put("http_content_language", it));
    return documents.of(origin, decoded.bytes(), declared, metadata);
  }

  private RawDocument ofBlock(DocumentOrigin origin, FoundRecord record)
      throws IOException, ContentException {
    ContentType declared = ContentType.parse(record.head().contentType().orElse(null));
    if (!documents.mayAccept(declared)) {
      return documents.refused(origin, declared.mediaType());
    }
    byte[] body = BoundedContent.read(record.block(), maxContentBytes);
    return documents.of(origin, body, declared, metadata(record.head()));
  }

  /** What the crawler found out about a page whose server did not know its type. */
  private static ContentType identified(RecordHead head, ContentType declared) {
    return head.headers()
        .first("WARC-Identified-Payload-Type")
        .map(type -> new ContentType(ContentType.parse(type).mediaType(), declared.charset()))
        .orElse(declared);
  }

  private static Map<String, String> metadata(RecordHead head) {
    Map<String, String> metadata = new TreeMap<>();
    metadata.put("warc_type", head.type().toLowerCase(Locale.ROOT));
    head.truncated().ifPresent(why -> metadata.put("warc_truncated", why));
    head.headers()
        .first("WARC-Identified-Content-Language")
        .ifPresent(languages -> metadata.put("warc_languages", languages));
    return metadata;
  }

  private static RawDocument unsupported(DocumentOrigin origin, String detail) {
    return RawDocument.removed(origin, Reason.INGEST_UNSUPPORTED_RECORD, detail);
  }

  private static String text(String phrase) {
    return phrase == null ? "" : phrase;
  }
}
