package io.mimodata.ingest.warc;

import io.mimodata.ingest.io.DamagedInputException;
import io.mimodata.ingest.io.Frame;
import io.mimodata.ingest.io.FrameFormat;
import io.mimodata.ingest.io.SeekableInput;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/**
 * A WARC compressed as a whole, in one frame or in frames that take no heed of records: the content
 * of all frames is one stretch. A record's label is {@code frame+offset}, both of its start.
 */
final class ConcatenatedBytes extends WarcBytes {
  private final SeekableInput input;
  private final FrameFormat format;

  /** Decompressed offset at which each frame read so far starts, to its position in the file. */
  private final TreeMap<Long, Long> frames = new TreeMap<>();

  private Frame frame;
  private long frameStart;
  private long offset;
  private boolean broken;

  ConcatenatedBytes(SeekableInput input, FrameFormat format) throws IOException {
    this.input = input;
    this.format = format;
    open(format.skipEmptyFrames(0));
  }

  @Override
  int read(byte[] target, int position, int count) throws IOException {
    try {
      while (frame != null) {
        int n = frame.read(target, position, count);
        if (n >= 0) {
          offset += n;
          return n;
        }
        open(format.skipEmptyFrames(frame.position()));
      }
      return -1;
    } catch (DamagedInputException e) {
      broken = true;
      throw e;
    }
  }

  @Override
  Place place() {
    return new Place(0, offset);
  }

  @Override
  boolean nextStretch() {
    return false;
  }

  @Override
  boolean isRecordPerStretch() {
    return false;
  }

  @Override
  void moveTo(Place place) throws IOException {
    Map.Entry<Long, Long> from = frames.floorEntry(place.offset());
    offset = from.getKey();
    open(from.getValue());
    skip(place.offset() - offset);
  }

  @Override
  boolean goesBackFreely() {
    return false;
  }

  @Override
  boolean isBroken() {
    return broken;
  }

  @Override
  boolean recover() throws IOException {
    long candidate = format.nextLookalike(frameStart + 1);
    while (candidate >= 0 && !canBeRead(candidate)) {
      candidate = format.nextLookalike(candidate + 1);
    }
    open(candidate < 0 ? input.length() : candidate);
    return frame != null;
  }

  private boolean canBeRead(long candidate) throws IOException {
    try {
      return format.open(candidate).read() >= 0;
    } catch (DamagedInputException e) {
      return false;
    }
  }

  private void open(long position) {
    broken = false;
    frameStart = position;
    frame = position < input.length() ? format.open(position) : null;
    if (frame != null) {
      frames.put(offset, position);
    }
  }

  @Override
  long fileOffset(Place place) {
    return frames.floorEntry(place.offset()).getValue();
  }

  @Override
  String label(Place place) {
    Map.Entry<Long, Long> start = frames.floorEntry(place.offset());
    long inFrame = place.offset() - start.getKey();
    return inFrame == 0 ? "" + start.getValue() : start.getValue() + "+" + inFrame;
  }

  @Override
  long position() {
    return frame == null ? input.length() : frame.position();
  }

  @Override
  public void close() throws IOException {
    format.close();
    input.close();
  }
}
