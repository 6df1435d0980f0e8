package io.mimodata.ingest.warc;

import io.mimodata.ingest.io.DamagedInputException;
import io.mimodata.ingest.io.Frame;
import io.mimodata.ingest.io.FrameFormat;
import io.mimodata.ingest.io.SeekableInput;
import java.io.IOException;

/**
 * A WARC compressed record by record, as the standard recommends: each frame is a stretch. A second
 * record in a frame is read too; its label is {@code frame+offset}.
 */
final class FramedBytes extends WarcBytes {
  private final SeekableInput input;
  private final FrameFormat format;
  private Frame frame;
  private long frameStart;
  private long offset;
  private long next;
  private boolean broken;

  /**
   * @param start position of the first frame to read
   */
  FramedBytes(SeekableInput input, FrameFormat format, long start) {
    this.input = input;
    this.format = format;
    this.next = start;
    this.frameStart = start;
  }

  @Override
  int read(byte[] target, int position, int count) throws IOException {
    if (frame == null) {
      return -1;
    }
    try {
      int n = frame.read(target, position, count);
      if (n < 0) {
        next = frame.position();
      } else {
        offset += n;
      }
      return n;
    } catch (DamagedInputException e) {
      broken = true;
      throw e;
    }
  }

  @Override
  Place place() {
    return new Place(frameStart, offset);
  }

  @Override
  boolean nextStretch() throws IOException {
    return open(format.skipEmptyFrames(next));
  }

  @Override
  boolean isRecordPerStretch() {
    return true;
  }

  @Override
  void moveTo(Place place) {
    throw new UnsupportedOperationException("The next record starts the next frame");
  }

  @Override
  boolean goesBackFreely() {
    return true;
  }

  @Override
  boolean isBroken() {
    return broken;
  }

  @Override
  boolean recover() throws IOException {
    return open(RecordFrames.next(input, format, frameStart + 1));
  }

  private boolean open(long position) {
    broken = false;
    offset = 0;
    frameStart = position;
    next = position;
    frame = position < input.length() ? format.open(position) : null;
    return frame != null;
  }

  @Override
  long fileOffset(Place place) {
    return place.frame();
  }

  @Override
  String label(Place place) {
    return place.offset() == 0 ? "" + place.frame() : place.frame() + "+" + place.offset();
  }

  @Override
  long position() {
    return frame == null ? next : frame.position();
  }

  @Override
  public void close() throws IOException {
    format.close();
    input.close();
  }
}
