package io.mimodata.ingest.warc;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.mimodata.ingest.io.DamagedInputException;
import io.mimodata.ingest.io.Frame;
import io.mimodata.ingest.io.FrameFormat;
import io.mimodata.ingest.io.SeekableInput;
import java.io.IOException;
import java.util.Arrays;

/**
 * Finds frames that hold records.
 *
 * <p>A record may itself hold a compressed WARC, and a compressor stores what it can't make smaller
 * as it is, so that the frames of the inner file can be seen in the bytes of the outer one. But it
 * stores it in blocks of a bounded length with headers between them, which disturb the inner
 * frames. So frames that hold records, follow one another without a gap, decompress with the right
 * checksums and together are longer than one block are the outer file's own: {@link
 * #provenBoundary} asks for that.
 */
final class RecordFrames {
  private static final byte[] RECORD = "WARC/".getBytes(US_ASCII);

  private RecordFrames() {}

  /** The first position, from one on, where a frame starts that begins like a record. */
  static long next(SeekableInput input, FrameFormat format, long from) throws IOException {
    long candidate = format.nextLookalike(from);
    while (candidate >= 0) {
      if (beginsLikeRecord(format.open(candidate))) {
        return candidate;
      }
      candidate = format.nextLookalike(candidate + 1);
    }
    return input.length();
  }

  /**
   * The first position, from one on, that is certain to be the start of a record of this file and
   * not of one stored in it; the end of the file if there is none. It depends on the file alone:
   * whoever asks about one position gets one answer.
   */
  static long provenBoundary(SeekableInput input, FrameFormat format, long from)
      throws IOException {
    long candidate = format.nextLookalike(from);
    while (candidate >= 0) {
      long gap = firstGap(input, format, candidate);
      if (gap < 0) {
        return candidate;
      }
      // Whatever starts between the candidate and the gap comes to the same gap.
      candidate = format.nextLookalike(gap + 1);
    }
    return input.length();
  }

  /**
   * Follows frames of records until they are longer than a block, or the file ends.
   *
   * @return where no such frame starts although it should; -1 if there is no such gap
   */
  private static long firstGap(SeekableInput input, FrameFormat format, long start)
      throws IOException {
    long position = start;
    while (position - start <= format.longestStoredRun() && position < input.length()) {
      Frame frame = format.open(position);
      if (!beginsLikeRecord(frame)) {
        return position;
      }
      try {
        frame.drain();
      } catch (DamagedInputException e) {
        return position;
      }
      position = format.skipEmptyFrames(frame.position());
    }
    return -1;
  }

  private static boolean beginsLikeRecord(Frame frame) throws IOException {
    try {
      return Arrays.equals(frame.readNBytes(RECORD.length), RECORD);
    } catch (DamagedInputException e) {
      return false;
    }
  }
}
