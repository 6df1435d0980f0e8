package io.mimodata.ingest.files;

import io.mimodata.document.Reason;
import io.mimodata.ingest.DocumentOrigin;
import io.mimodata.ingest.DocumentReader;
import io.mimodata.ingest.FileSlice;
import io.mimodata.ingest.IngestConfig;
import io.mimodata.ingest.InputFile;
import io.mimodata.ingest.RawDocument;
import io.mimodata.ingest.content.BoundedContent;
import io.mimodata.ingest.content.ContentDocuments;
import io.mimodata.ingest.content.ContentException;
import io.mimodata.ingest.content.ContentType;
import io.mimodata.ingest.content.MediaTypes;
import io.mimodata.ingest.io.SeekableInput;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;

/**
 * Reads a file as one document. Its format decides the media type: of source code it is {@code
 * text/x-language}, and the metadata have the language as {@code code_language}.
 */
public final class FileDocumentReader implements DocumentReader {
  private static final String CODE_LANGUAGE = "code_language";

  private final InputFile file;
  private final SeekableInput input;
  private final IngestConfig config;
  private final ContentDocuments documents;
  private boolean done;

  private FileDocumentReader(InputFile file, SeekableInput input, IngestConfig config) {
    this.file = file;
    this.input = input;
    this.config = config;
    this.documents = new ContentDocuments(config);
  }

  public static FileDocumentReader open(FileSlice slice, IngestConfig config, Configuration hadoop)
      throws IOException {
    SeekableInput input = SeekableInput.open(slice.file(), hadoop);
    return new FileDocumentReader(slice.file(), input, config);
  }

  @Override
  public Optional<RawDocument> next() throws IOException {
    if (done) {
      return Optional.empty();
    }
    done = true;
    DocumentOrigin origin = DocumentOrigin.ofPath(file.source(), file.path());
    if (file.bytes() > config.maxContentBytes()) {
      return Optional.of(
          RawDocument.removed(
              origin,
              Reason.INGEST_TOO_LARGE,
              "the file has %d bytes, the limit is %d"
                  .formatted(file.bytes(), config.maxContentBytes())));
    }
    return Optional.of(read(origin));
  }

  private RawDocument read(DocumentOrigin origin) throws IOException {
    try {
      byte[] content = BoundedContent.read(input.from(0), config.maxContentBytes());
      return switch (file.format()) {
        case HTML -> of(origin, content, htmlType(), Map.of());
        case PDF -> of(origin, content, MediaTypes.PDF, Map.of());
        default -> ofText(origin, content);
      };
    } catch (ContentException e) {
      return RawDocument.removed(origin, e.reason(), e.getMessage());
    }
  }

  private RawDocument ofText(DocumentOrigin origin, byte[] content) {
    String name = file.path();
    Optional<String> language = CodeLanguage.ofFile(name);
    if (language.isPresent()) {
      return of(origin, content, "text/x-" + language.get(), Map.of(CODE_LANGUAGE, language.get()));
    }
    if (name.endsWith(".tex")) {
      return of(origin, content, "text/x-tex", Map.of());
    }
    boolean markdown = name.endsWith(".md") || name.endsWith(".markdown");
    return of(origin, content, markdown ? "text/markdown" : MediaTypes.PLAIN_TEXT, Map.of());
  }

  private String htmlType() {
    return file.path().endsWith(".xhtml") || file.path().endsWith(".xht")
        ? MediaTypes.XHTML
        : MediaTypes.HTML;
  }

  private RawDocument of(
      DocumentOrigin origin, byte[] content, String mediaType, Map<String, String> metadata) {
    return documents.of(origin, content, new ContentType(mediaType, null), metadata);
  }

  @Override
  public long position() {
    return done ? file.bytes() : 0;
  }

  @Override
  public void close() throws IOException {
    input.close();
  }
}
