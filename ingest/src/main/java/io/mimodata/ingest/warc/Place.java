package io.mimodata.ingest.warc;

/**
 * A place in the decompressed bytes of a WARC.
 *
 * @param frame position in the file of the compressed frame, 0 where bytes are not seen by frames
 * @param offset decompressed bytes before it, from the start of the frame
 */
record Place(long frame, long offset) {
  Place plus(long bytes) {
    return new Place(frame, offset + bytes);
  }
}
