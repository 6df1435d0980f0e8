package io.mimodata.ingest;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

/**
 * Reads the documents of one slice of a file, in the order of the file. What is damaged comes as a
 * removed document; an {@code IOException} is for what ends the reading of the slice, such as a
 * file that can't be opened.
 */
public interface DocumentReader extends Closeable {
  /** The next document, or nothing at the end of the slice. */
  Optional<RawDocument> next() throws IOException;

  /** How far in the file reading has come, in bytes as stored. */
  long position();
}
