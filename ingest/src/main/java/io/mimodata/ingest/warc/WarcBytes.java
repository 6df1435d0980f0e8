package io.mimodata.ingest.warc;

import io.mimodata.ingest.io.DamagedInputException;
import java.io.Closeable;
import java.io.IOException;

/**
 * The decompressed bytes of a WARC, in stretches that are read one after another: compressed frames
 * with one record each, or a single stretch for the whole file. Reading throws a {@link
 * DamagedInputException} where compression is damaged; then only {@link #recover} helps.
 */
abstract class WarcBytes implements Closeable {
  private final byte[] scratch = new byte[32 << 10];

  /** Reads at least one byte; -1 at the end of the stretch. */
  abstract int read(byte[] target, int offset, int count) throws IOException;

  /** The place of the next byte. */
  abstract Place place();

  /** Goes to the start of the next stretch; false at the end of the file. */
  abstract boolean nextStretch() throws IOException;

  /** Whether a stretch is meant to hold one record, so that the next record starts a stretch. */
  abstract boolean isRecordPerStretch();

  /** Goes back to a place that was read before. */
  abstract void moveTo(Place place) throws IOException;

  /** Whether {@link #moveTo} costs nothing, or is never called. */
  abstract boolean goesBackFreely();

  /** Whether the last read failed for damaged compression. */
  abstract boolean isBroken();

  /** Goes behind the damage, to the next place from which bytes can be read; false if none. */
  abstract boolean recover() throws IOException;

  /** Position in the file that decides which slice a record that starts at this place is in. */
  abstract long fileOffset(Place place);

  /** How the place stands in the path of a document, after the {@code #}. */
  abstract String label(Place place);

  /** How far in the file reading has come. */
  abstract long position();

  /** Passes over bytes; fewer than asked at the end of the stretch. */
  long skip(long count) throws IOException {
    long left = count;
    while (left > 0) {
      int n = read(scratch, 0, (int) Math.min(left, scratch.length));
      if (n < 0) {
        break;
      }
      left -= n;
    }
    return count - left;
  }
}
