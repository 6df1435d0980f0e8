package io.mimodata.ingest.warc;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.mimodata.document.Reason;
import io.mimodata.ingest.DocumentOrigin;
import io.mimodata.ingest.DocumentReader;
import io.mimodata.ingest.FileSlice;
import io.mimodata.ingest.IngestConfig;
import io.mimodata.ingest.InputFile;
import io.mimodata.ingest.RawDocument;
import io.mimodata.ingest.RecordTally;
import io.mimodata.ingest.io.DamagedInputException;
import io.mimodata.ingest.io.FrameFormat;
import io.mimodata.ingest.io.FrameFormats;
import io.mimodata.ingest.io.SeekableInput;
import io.mimodata.ingest.warc.RecordCursor.FoundRecord;
import io.mimodata.ingest.warc.WarcEntry.Damage;
import java.io.IOException;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;

/**
 * Reads the documents of the WARC records that start in a slice of a file.
 *
 * <p>What the slices of a file give together is what the whole file gives, whatever their size:
 *
 * <ul>
 *   <li>Compressed record by record: a slice begins at the first boundary in it that is proven to
 *       be one, see {@link RecordFrames}, and reads up to the next slice's.
 *   <li>Uncompressed: nothing in the bytes tells a record from one that is stored in another, so a
 *       slice walks over the headers from the start of the file and skips the blocks.
 *   <li>Compressed as a whole: the first slice reads everything, the others nothing.
 * </ul>
 */
public final class WarcDocumentReader implements DocumentReader {
  private static final byte[] RECORD = "WARC/".getBytes(US_ASCII);

  private final InputFile file;
  private final RecordCursor records;
  private final RecordDocuments documents;
  private final RecordTally tally;

  private WarcDocumentReader(
      FileSlice slice, RecordCursor records, IngestConfig config, RecordTally tally) {
    this.file = slice.file();
    this.records = records;
    this.documents = new RecordDocuments(slice.file(), config);
    this.tally = tally;
  }

  /**
   * Opens a slice.
   *
   * @param tally is told of records that are no documents, with their type
   */
  public static WarcDocumentReader open(
      FileSlice slice, IngestConfig config, Configuration hadoop, RecordTally tally)
      throws IOException {
    SeekableInput input = SeekableInput.open(slice.file(), hadoop);
    try {
      return new WarcDocumentReader(slice, records(input, slice), config, tally);
    } catch (IOException | RuntimeException e) {
      input.close();
      throw e;
    }
  }

  private static RecordCursor records(SeekableInput input, FileSlice slice) throws IOException {
    if (input.startsWith(0, RECORD)) {
      return new RecordCursor(new PlainBytes(input), slice.start(), slice.end());
    }
    Optional<FrameFormat> byContent = FrameFormats.ofContent(input);
    if (byContent.isPresent()) {
      return ofFrames(input, byContent.get(), slice);
    }
    Optional<FrameFormat> byName = FrameFormats.ofName(input, slice.file().path());
    WarcBytes bytes =
        byName.isPresent() ? new FramedBytes(input, byName.get(), 0) : new PlainBytes(input);
    return ofWholeFile(bytes, slice);
  }

  private static RecordCursor ofFrames(SeekableInput input, FrameFormat format, FileSlice slice)
      throws IOException {
    boolean recordPerFrame =
        new RecordCursor(new FramedBytes(input, format, 0), 0, input.length())
            .startsWithRecordPerStretch();
    if (!recordPerFrame) {
      return ofWholeFile(new ConcatenatedBytes(input, format), slice);
    }
    long start = boundary(input, format, slice.start());
    long end = boundary(input, format, slice.end());
    return new RecordCursor(new FramedBytes(input, format, start), start, end);
  }

  private static long boundary(SeekableInput input, FrameFormat format, long at)
      throws IOException {
    return at == 0 || at == input.length() ? at : RecordFrames.provenBoundary(input, format, at);
  }

  /** What can't be divided is read by the slice that has its start. */
  private static RecordCursor ofWholeFile(WarcBytes bytes, FileSlice slice) {
    return new RecordCursor(bytes, 0, slice.start() == 0 ? Long.MAX_VALUE : 0);
  }

  @Override
  public Optional<RawDocument> next() throws IOException {
    while (true) {
      Optional<WarcEntry> entry = records.next();
      if (entry.isEmpty()) {
        return Optional.empty();
      }
      Optional<RawDocument> document =
          entry.get() instanceof FoundRecord record
              ? ofRecord(record)
              : Optional.of(ofDamage((Damage) entry.get()));
      if (document.isPresent()) {
        return document;
      }
    }
  }

  private Optional<RawDocument> ofRecord(FoundRecord record) throws IOException {
    String type = record.head().type();
    boolean aboutOthers = RecordDocuments.isAboutOthers(type);
    RawDocument document = null;
    if (!aboutOthers) {
      try {
        document = documents.of(record);
      } catch (DamagedInputException e) {
        // The record is damaged: finishing it tells the same, and goes on behind it.
      }
    }
    Optional<Damage> damage = record.finish();
    if (damage.isPresent()) {
      return Optional.of(
          RawDocument.removed(
              documents.origin(record), damage.get().reason(), damage.get().detail()));
    }
    if (aboutOthers) {
      tally.passedOver(type);
    }
    return Optional.ofNullable(document);
  }

  private RawDocument ofDamage(Damage damage) {
    String path = damage.isWholeFile() ? file.path() : documents.path(damage.label());
    DocumentOrigin origin = DocumentOrigin.ofPath(file.source(), path);
    return damage.isWholeFile()
        ? RawDocument.removed(origin, Reason.INGEST_UNREADABLE, "not a WARC: " + damage.detail())
        : RawDocument.removed(origin, damage.reason(), damage.detail());
  }

  @Override
  public long position() {
    return records.position();
  }

  @Override
  public void close() throws IOException {
    records.close();
  }
}
