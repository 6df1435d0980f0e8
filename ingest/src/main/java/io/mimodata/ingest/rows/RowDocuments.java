package io.mimodata.ingest.rows;

import io.mimodata.document.Reason;
import io.mimodata.ingest.DocumentOrigin;
import io.mimodata.ingest.FieldNames;
import io.mimodata.ingest.IngestConfig;
import io.mimodata.ingest.InputFile;
import io.mimodata.ingest.RawDocument;
import io.mimodata.ingest.content.ContentDocuments;
import io.mimodata.ingest.content.ContentType;
import io.mimodata.ingest.content.MediaTypes;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes documents of rows.
 *
 * <p>A row needs the field of its text or of its content, and the one of its id if that is named; a
 * URL it may lack. The field {@code media_type}, where a row has it, says what the content is; it
 * is found out from the first bytes otherwise. Content that turns out to be plain text is decoded.
 */
final class RowDocuments {
  private static final String MEDIA_TYPE = "media_type";

  private final InputFile file;
  private final FieldNames fields;
  private final Set<String> known;
  private final long maxContentBytes;
  private final ContentDocuments documents;

  RowDocuments(InputFile file, IngestConfig config) {
    this.file = file;
    this.fields = file.fields();
    this.known =
        Stream.of(fields.id(), fields.url(), fields.text(), fields.content())
            .filter(Objects::nonNull)
            .collect(Collectors.toUnmodifiableSet());
    this.maxContentBytes = config.maxContentBytes();
    this.documents = new ContentDocuments(config);
  }

  /** A row whose values can be asked for by the names of their fields. */
  interface FieldValues {
    /** Names of the fields that have a value. */
    Set<String> names();

    /** The value of one of these fields as a string; a nested one as JSON. */
    String string(String name);

    /**
     * The bytes of one of these fields.
     *
     * @throws InvalidRowException if its value is none
     */
    byte[] bytes(String name) throws InvalidRowException;
  }

  /** Where the row at a place of the file is from, as long as its own id is not known. */
  DocumentOrigin origin(long place) {
    return DocumentOrigin.ofPath(file.source(), file.path() + "#" + place);
  }

  /** The ledger row for a row that is larger than the limit. */
  RawDocument tooLarge(long place) {
    return RawDocument.removed(origin(place), Reason.INGEST_TOO_LARGE, tooLarge());
  }

  /** The ledger row for a row that can't be read. */
  RawDocument invalid(long place, String detail) {
    return RawDocument.removed(origin(place), Reason.INGEST_INVALID_ROW, detail);
  }

  /**
   * The document of a row, or its ledger row.
   *
   * @param place of the row in the file, which makes its path unique
   */
  RawDocument of(long place, FieldValues row) {
    try {
      DocumentOrigin origin = origin(place, row);
      String text = stringOrNull(row, fields.text());
      if (text != null) {
        return ofText(origin, text, metadata(row));
      }
      if (fields.content() == null) {
        throw lacks(fields.text(), "text");
      }
      if (!row.names().contains(fields.content())) {
        throw lacks(fields.content(), "content");
      }
      return ofContent(origin, row);
    } catch (InvalidRowException e) {
      return invalid(place, e.getMessage());
    }
  }

  private DocumentOrigin origin(long place, FieldValues row) throws InvalidRowException {
    String path = origin(place).path();
    String id = fields.id() == null ? path : stringOrNull(row, fields.id());
    if (id == null) {
      throw lacks(fields.id(), "id");
    }
    return new DocumentOrigin(file.source(), path, id, stringOrNull(row, fields.url()), null);
  }

  private RawDocument ofContent(DocumentOrigin origin, FieldValues row) throws InvalidRowException {
    byte[] content = row.bytes(fields.content());
    if (content.length > maxContentBytes) {
      return RawDocument.removed(origin, Reason.INGEST_TOO_LARGE, tooLarge());
    }
    ContentType declared = ContentType.parse(stringOrNull(row, MEDIA_TYPE));
    return documents.of(origin, content, declared, metadata(row));
  }

  private Map<String, String> metadata(FieldValues row) {
    Map<String, String> metadata = new TreeMap<>();
    for (String name : row.names()) {
      if (!known.contains(name)) {
        metadata.put(name, row.string(name));
      }
    }
    return metadata;
  }

  private static String stringOrNull(FieldValues row, String name) {
    return name != null && row.names().contains(name) ? row.string(name) : null;
  }

  private RawDocument ofText(DocumentOrigin origin, String text, Map<String, String> metadata) {
    if (text.isBlank()) {
      return RawDocument.removed(origin, Reason.INGEST_EMPTY, "nothing but blanks");
    }
    if (text.length() > maxContentBytes) {
      return RawDocument.removed(origin, Reason.INGEST_TOO_LARGE, tooLarge());
    }
    return RawDocument.ofText(origin, MediaTypes.PLAIN_TEXT, text, metadata);
  }

  private String tooLarge() {
    return "the row is larger than the limit of %d bytes".formatted(maxContentBytes);
  }

  private static InvalidRowException lacks(String field, String what) {
    return new InvalidRowException(
        "the row has no field '%s', which is to be its %s".formatted(field, what));
  }
}
