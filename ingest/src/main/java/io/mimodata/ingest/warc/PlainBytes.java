package io.mimodata.ingest.warc;

import io.mimodata.ingest.io.SeekableInput;
import java.io.IOException;

/** An uncompressed WARC: one stretch, in which skipping and going back cost nothing. */
final class PlainBytes extends WarcBytes {
  private final SeekableInput input;
  private long position;

  PlainBytes(SeekableInput input) {
    this.input = input;
  }

  @Override
  int read(byte[] target, int offset, int count) throws IOException {
    int n = input.read(position, target, offset, count);
    position += Math.max(n, 0);
    return n;
  }

  @Override
  long skip(long count) {
    long skipped = Math.max(0, Math.min(count, input.length() - position));
    position += skipped;
    return skipped;
  }

  @Override
  Place place() {
    return new Place(0, position);
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
  void moveTo(Place place) {
    position = place.offset();
  }

  @Override
  boolean goesBackFreely() {
    return true;
  }

  @Override
  boolean isBroken() {
    return false;
  }

  @Override
  boolean recover() {
    return false;
  }

  @Override
  long fileOffset(Place place) {
    return place.offset();
  }

  @Override
  String label(Place place) {
    return Long.toString(place.offset());
  }

  @Override
  long position() {
    return position;
  }

  @Override
  public void close() throws IOException {
    input.close();
  }
}
