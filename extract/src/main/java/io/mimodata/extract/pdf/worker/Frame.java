package io.mimodata.extract.pdf.worker;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * One message between a caller and its worker: a magic number that holds the version of the
 * protocol, the kind, the length, the bytes.
 */
final class Frame {
  /** {@code MPW} and the version. */
  private static final int MAGIC = 0x4D505701;

  /** What a frame carries; the codes are part of the protocol. */
  enum Kind {
    /** To the worker, once at its start: its configuration. */
    CONFIGURATION('C'),
    /** To the worker: the bytes of a PDF. */
    DOCUMENT('D'),
    /** From the worker, once at its start, empty: it takes documents. */
    READY('R'),
    /** From the worker: what a document gave, see {@link Answer}. */
    ANSWER('A');

    private final char code;

    Kind(char code) {
      this.code = code;
    }

    private static Kind of(int code) throws IOException {
      for (Kind kind : values()) {
        if (kind.code == code) {
          return kind;
        }
      }
      throw new IOException("no kind of frame: " + code);
    }
  }

  private final Kind kind;
  private final byte[] payload;

  private Frame(Kind kind, byte[] payload) {
    this.kind = kind;
    this.payload = payload;
  }

  /** What the bytes mean. */
  Kind kind() {
    return kind;
  }

  /** The bytes, not copied. */
  byte[] payload() {
    return payload;
  }

  static void write(OutputStream out, Kind kind, byte[] payload) throws IOException {
    DataOutputStream data = new DataOutputStream(out);
    data.writeInt(MAGIC);
    data.writeByte(kind.code);
    data.writeInt(payload.length);
    data.write(payload);
    data.flush();
  }

  /**
   * Reads the next frame.
   *
   * @param maxBytes the longest payload that is taken
   * @return null where the stream ends between two frames
   * @throws IOException if the stream ends within a frame, or holds something else
   */
  static Frame read(InputStream in, int maxBytes) throws IOException {
    int first = in.read();
    if (first < 0) {
      return null;
    }
    DataInputStream data = new DataInputStream(in);
    int magic = (first << 24) | (data.readUnsignedByte() << 16) | data.readUnsignedShort();
    if (magic != MAGIC) {
      throw new IOException("not a frame of this protocol: %08x".formatted(magic));
    }
    Kind kind = Kind.of(data.readUnsignedByte());
    int length = data.readInt();
    if (length < 0 || length > maxBytes) {
      throw new IOException("a frame of %d bytes, more than %d".formatted(length, maxBytes));
    }
    byte[] payload = data.readNBytes(length);
    if (payload.length < length) {
      throw new EOFException("the stream ended within a frame");
    }
    return new Frame(kind, payload);
  }
}
