package io.mimodata.ingest.rows;

import io.mimodata.ingest.DocumentReader;
import io.mimodata.ingest.FileSlice;
import io.mimodata.ingest.IngestConfig;
import io.mimodata.ingest.RawDocument;
import io.mimodata.ingest.io.DamagedInputException;
import io.mimodata.ingest.io.FrameFormat;
import io.mimodata.ingest.io.FrameFormats;
import io.mimodata.ingest.io.FrameStream;
import io.mimodata.ingest.io.SeekableInput;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.apache.hadoop.conf.Configuration;

/**
 * Reads the lines that start in a slice of a JSON Lines file, plain or compressed.
 *
 * <p>The path of a row is {@code file#offset}: where its line starts, in bytes of the decompressed
 * file. Blank lines are nothing. A compressed file is read as a whole by the slice that has its
 * start, and a file of binary data is one ledger row; where compression is damaged, the lines
 * before count and one ledger row stands for the rest.
 */
public final class JsonlDocumentReader implements DocumentReader {
  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

  private static final int HEAD_BYTES = 4 << 10;

  private final RowDocuments rows;
  private final SeekableInput input;
  private final InputStream stream;
  private final LineReader lines;
  private final LongSupplier position;
  private long end;

  private JsonlDocumentReader(
      RowDocuments rows,
      SeekableInput input,
      InputStream stream,
      LineReader lines,
      long end,
      LongSupplier position) {
    this.rows = rows;
    this.input = input;
    this.stream = stream;
    this.lines = lines;
    this.end = end;
    this.position = position;
  }

  public static JsonlDocumentReader open(FileSlice slice, IngestConfig config, Configuration hadoop)
      throws IOException {
    SeekableInput input = SeekableInput.open(slice.file(), hadoop);
    RowDocuments rows = new RowDocuments(slice.file(), config);
    try {
      Optional<FrameFormat> format = FrameFormats.ofContent(input);
      return format.isPresent()
          ? compressed(rows, input, format.get(), slice, config)
          : plain(rows, input, slice, config);
    } catch (IOException | RuntimeException e) {
      input.close();
      throw e;
    }
  }

  private static JsonlDocumentReader compressed(
      RowDocuments rows,
      SeekableInput input,
      FrameFormat format,
      FileSlice slice,
      IngestConfig config)
      throws IOException {
    FrameStream stream = new FrameStream(input, format);
    LineReader lines = new LineReader(stream, 0, config.maxContentBytes());
    long end = slice.start() == 0 ? Long.MAX_VALUE : 0;
    return new JsonlDocumentReader(rows, input, stream, lines, end, stream::position);
  }

  /** A line starts in the slice if the line end before it does not lie behind the slice's start. */
  private static JsonlDocumentReader plain(
      RowDocuments rows, SeekableInput input, FileSlice slice, IngestConfig config)
      throws IOException {
    boolean binary = hasNul(input);
    if (binary && slice.start() == 0) {
      throw new IOException("not JSON Lines in UTF-8: the file has NUL bytes");
    }
    long from = Math.max(0, slice.start() - 1);
    InputStream stream = input.from(from);
    LineReader lines = new LineReader(stream, from, config.maxContentBytes());
    if (slice.start() > 0) {
      lines.skipLine();
    }
    return new JsonlDocumentReader(
        rows, input, stream, lines, binary ? 0 : slice.end(), lines::offset);
  }

  /** Neither JSON nor UTF-8 has NUL bytes; other files have them early on. */
  private static boolean hasNul(SeekableInput input) throws IOException {
    byte[] head = new byte[HEAD_BYTES];
    int n = input.readFully(0, head);
    for (int i = 0; i < n; i++) {
      if (head[i] == 0) {
        return true;
      }
    }
    return false;
  }

  @Override
  public Optional<RawDocument> next() throws IOException {
    while (lines.offset() < end) {
      long offset = lines.offset();
      try {
        Optional<Line> line = lines.next();
        if (line.isEmpty()) {
          return Optional.empty();
        }
        if (!line.get().isBlank()) {
          return Optional.of(document(line.get()));
        }
      } catch (DamagedInputException e) {
        end = 0;
        return Optional.of(
            RawDocument.removed(
                rows.origin(offset), e.reason(), e.getMessage() + "; the lines from here on"));
      }
    }
    return Optional.empty();
  }

  private RawDocument document(Line line) {
    if (line.isTooLong()) {
      return rows.tooLarge(line.offset());
    }
    try {
      return rows.of(line.offset(), JsonRow.parse(withoutMark(line).bytes()));
    } catch (InvalidRowException e) {
      return rows.invalid(line.offset(), e.getMessage());
    }
  }

  private static Line withoutMark(Line line) {
    boolean marked =
        line.offset() == 0
            && line.bytes().length >= BYTE_ORDER_MARK.length
            && line.bytes()[0] == BYTE_ORDER_MARK[0]
            && line.bytes()[1] == BYTE_ORDER_MARK[1]
            && line.bytes()[2] == BYTE_ORDER_MARK[2];
    return marked ? line.withoutFirst(BYTE_ORDER_MARK.length) : line;
  }

  @Override
  public long position() {
    return position.getAsLong();
  }

  @Override
  public void close() throws IOException {
    stream.close();
    input.close();
  }
}
