package io.mimodata.ingest;

import io.mimodata.document.Reason;
import io.mimodata.ingest.files.FileDocumentReader;
import io.mimodata.ingest.io.DamagedInputException;
import io.mimodata.ingest.rows.JsonlDocumentReader;
import io.mimodata.ingest.rows.ParquetDocumentReader;
import io.mimodata.ingest.warc.WarcDocumentReader;
import java.io.Closeable;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.zip.ZipException;
import org.apache.hadoop.conf.Configuration;

/**
 * Reads the documents of one task, slice after slice. It never fails for what is in a file: a file
 * that can't be opened, or read on, is one ledger row. Not thread-safe.
 */
public final class TaskReader implements Iterator<RawDocument>, Closeable {
  private final Iterator<FileSlice> slices;
  private final IngestConfig config;
  private final Configuration hadoop;
  private final ReadProgress progress;
  private final boolean retriesLeft;

  private FileSlice slice;
  private DocumentReader reader;
  private long counted;
  private RawDocument next;

  /**
   * Opens nothing yet.
   *
   * @param progress is told of what is read
   * @param retriesLeft whether the task can be tried again. If so, an error of the storage (not of
   *     what is in a file) is thrown as {@link UncheckedIOException}, since it may pass; otherwise
   *     it is a ledger row like any other.
   */
  public TaskReader(
      IngestTask task,
      IngestConfig config,
      Configuration hadoop,
      ReadProgress progress,
      boolean retriesLeft) {
    this.retriesLeft = retriesLeft;
    this.slices = task.slices().iterator();
    this.config = config;
    this.hadoop = hadoop;
    this.progress = progress;
  }

  @Override
  public boolean hasNext() {
    while (next == null) {
      if (reader == null) {
        if (!slices.hasNext()) {
          return false;
        }
        slice = slices.next();
        counted = 0;
      }
      next = read();
    }
    return true;
  }

  @Override
  public RawDocument next() {
    if (!hasNext()) {
      throw new NoSuchElementException("The task has been read to its end");
    }
    RawDocument document = next;
    next = null;
    progress.readRecord();
    return document;
  }

  /** The next document of the slice; null at its end, after which the reader is closed. */
  private RawDocument read() {
    try {
      if (slice.file().bytes() == 0) {
        return ledgerRow(Reason.INGEST_EMPTY, "the file is empty");
      }
      if (reader == null) {
        reader = open(slice);
      }
      Optional<RawDocument> document = reader.next();
      if (document.isPresent()) {
        count(Math.max(0, Math.min(reader.position() - slice.start(), slice.bytes())));
        return document.get();
      }
      endSlice();
      return null;
    } catch (IOException | RuntimeException | StackOverflowError e) {
      if (retriesLeft && e instanceof IOException error && isOfStorage(error)) {
        throw new UncheckedIOException(error);
      }
      return ledgerRow(Reason.INGEST_UNREADABLE, describe(e));
    }
  }

  private static boolean isOfStorage(IOException error) {
    return !(error instanceof DamagedInputException
        || error instanceof EOFException
        || error instanceof ZipException
        || error instanceof CharacterCodingException
        || error instanceof FileNotFoundException);
  }

  private DocumentReader open(FileSlice opened) throws IOException {
    return switch (opened.file().format()) {
      case WARC -> WarcDocumentReader.open(opened, config, hadoop, progress);
      case JSONL -> JsonlDocumentReader.open(opened, config, hadoop);
      case PARQUET -> ParquetDocumentReader.open(opened, config, hadoop);
      case HTML, PDF, TEXT -> FileDocumentReader.open(opened, config, hadoop);
    };
  }

  /** A row for what is left of the slice, which ends with it. */
  private RawDocument ledgerRow(Reason reason, String detail) {
    boolean whole = slice.start() + counted == 0;
    String path = slice.file().path() + (whole ? "" : "#rest@" + (slice.start() + counted));
    endSlice();
    return RawDocument.removed(DocumentOrigin.ofPath(slice.file().source(), path), reason, detail);
  }

  private void endSlice() {
    count(slice.bytes());
    close();
  }

  private void count(long bytesOfSlice) {
    if (bytesOfSlice > counted) {
      progress.readBytes(bytesOfSlice - counted);
      counted = bytesOfSlice;
    }
  }

  private static String describe(Throwable e) {
    String message = e.getMessage() == null ? "" : e.getMessage().lines().findFirst().orElse("");
    boolean speaksForItself =
        e.getClass() == IOException.class || e instanceof DamagedInputException;
    return speaksForItself && !message.isEmpty()
        ? message
        : (e.getClass().getSimpleName() + ": " + message).strip();
  }

  @Override
  public void close() {
    if (reader != null) {
      try {
        reader.close();
      } catch (IOException e) {
        // Everything that is to be had from the file was read.
      }
      reader = null;
    }
  }
}
