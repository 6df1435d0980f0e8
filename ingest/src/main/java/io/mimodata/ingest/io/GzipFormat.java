package io.mimodata.ingest.io;

import java.io.IOException;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Gzip members (RFC 1952). */
public final class GzipFormat extends FrameFormat {
  static final byte[] MAGIC = {0x1f, (byte) 0x8b};

  private static final int DEFLATE = 8;
  private static final int FLAG_HEADER_CRC = 2;
  private static final int FLAG_EXTRA = 4;
  private static final int FLAG_NAME = 8;
  private static final int FLAG_COMMENT = 16;
  private static final int RESERVED_FLAGS = 0xe0;

  private final Inflater inflater = new Inflater(true);

  public GzipFormat(SeekableInput input) {
    super(input);
  }

  @Override
  public String frameName() {
    return "gzip member";
  }

  /** A stored block of deflate holds at most 65,535 bytes (RFC 1951, section 3.2.4). */
  @Override
  public int longestStoredRun() {
    return 65_535;
  }

  @Override
  int signatureBytes() {
    return 4;
  }

  @Override
  boolean looksLikeFrame(byte[] bytes, int at) {
    return bytes[at] == MAGIC[0]
        && bytes[at + 1] == MAGIC[1]
        && bytes[at + 2] == DEFLATE
        && (bytes[at + 3] & RESERVED_FLAGS) == 0;
  }

  @Override
  public Frame open(long position) {
    inflater.reset();
    return new Member(position);
  }

  @Override
  public void close() {
    inflater.end();
  }

  private final class Member extends Frame {
    private final byte[] compressed = new byte[8 << 10];
    private final CRC32 crc = new CRC32();
    private long position;
    private boolean begun;
    private boolean ended;

    Member(long position) {
      this.position = position;
    }

    @Override
    public long position() {
      return position - (ended ? 0 : inflater.getRemaining());
    }

    @Override
    public int read(byte[] target, int offset, int count) throws IOException {
      if (ended) {
        return -1;
      }
      if (!begun) {
        readHeader();
        begun = true;
      }
      if (count == 0) {
        return 0;
      }
      try {
        int n = inflate(target, offset, count);
        if (n > 0) {
          crc.update(target, offset, n);
          return n;
        }
      } catch (DataFormatException e) {
        throw DamagedInputException.corrupt("gzip member is damaged: " + e.getMessage());
      }
      checkTrailer();
      return -1;
    }

    /** Returns 0 at the end of the member. */
    private int inflate(byte[] target, int offset, int count)
        throws IOException, DataFormatException {
      while (true) {
        int n = inflater.inflate(target, offset, count);
        if (n > 0 || inflater.finished()) {
          return n;
        }
        if (inflater.needsDictionary()) {
          throw DamagedInputException.corrupt("gzip member asks for a dictionary");
        }
        int read = input.read(position, compressed, 0, compressed.length);
        if (read < 0) {
          throw DamagedInputException.truncated("the file ends within a gzip member");
        }
        position += read;
        inflater.setInput(compressed, 0, read);
      }
    }

    private void checkTrailer() throws IOException {
      position -= inflater.getRemaining();
      ended = true;
      long sum = littleEndian(4);
      long size = littleEndian(4);
      if (sum != crc.getValue() || size != (inflater.getBytesWritten() & 0xffff_ffffL)) {
        throw DamagedInputException.corrupt("gzip member has a wrong checksum or length");
      }
    }

    private void readHeader() throws IOException {
      byte[] signature = new byte[signatureBytes()];
      int n = input.readFully(position, signature);
      if (n < signature.length || !looksLikeFrame(signature, 0)) {
        throw DamagedInputException.corrupt("not a gzip member");
      }
      int flags = signature[3];
      position += 10;
      if ((flags & FLAG_EXTRA) != 0) {
        long extra = littleEndian(2);
        position += extra;
      }
      if ((flags & FLAG_NAME) != 0) {
        skipString();
      }
      if ((flags & FLAG_COMMENT) != 0) {
        skipString();
      }
      if ((flags & FLAG_HEADER_CRC) != 0) {
        position += 2;
      }
    }

    private void skipString() throws IOException {
      while (nextByte() != 0) {
        // A name or comment goes up to its zero.
      }
    }

    private long littleEndian(int bytes) throws IOException {
      long value = 0;
      for (int i = 0; i < bytes; i++) {
        value |= (long) nextByte() << (8 * i);
      }
      return value;
    }

    private int nextByte() throws IOException {
      byte[] one = new byte[1];
      if (input.read(position, one, 0, 1) < 0) {
        throw DamagedInputException.truncated("the file ends within a gzip member");
      }
      position++;
      return one[0] & 0xff;
    }
  }
}
