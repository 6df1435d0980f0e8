package io.mimodata.ingest.io;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdDictDecompress;
import com.github.luben.zstd.ZstdException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Zstandard frames (RFC 8878), with a dictionary in a skippable frame at the start of the file if
 * there is one, as the WARC-Zstandard proposal of IIPC has it; the dictionary may be compressed.
 */
public final class ZstdFormat extends FrameFormat {
  static final byte[] MAGIC = {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd};

  /** The skippable frame that holds a WARC's dictionary. */
  static final byte[] DICTIONARY_MAGIC = {0x5d, 0x2a, 0x4d, 0x18};

  private static final int SKIPPABLE_HEADER_BYTES = 8;
  private static final int BUFFER_BYTES = 128 << 10;
  private static final long DICTIONARY_BYTES_BOUND = 128L << 20;

  private final ByteBuffer compressed = ByteBuffer.allocateDirect(BUFFER_BYTES);
  private final ByteBuffer plain = ByteBuffer.allocateDirect(BUFFER_BYTES);
  private final ZstdDictDecompress dictionary;
  private final ZstdDecompressCtx context;

  public ZstdFormat(SeekableInput input) throws IOException {
    super(input);
    this.dictionary = readDictionary();
    this.context = new ZstdDecompressCtx();
  }

  @Override
  public String frameName() {
    return "Zstandard frame";
  }

  /** A block of any kind holds at most 128 KiB (RFC 8878, section 3.1.1.2.4). */
  @Override
  public int longestStoredRun() {
    return 128 << 10;
  }

  @Override
  int signatureBytes() {
    return MAGIC.length;
  }

  @Override
  boolean looksLikeFrame(byte[] bytes, int at) {
    for (int i = 0; i < MAGIC.length; i++) {
      if (bytes[at + i] != MAGIC[i]) {
        return false;
      }
    }
    return true;
  }

  @Override
  public Frame open(long position) {
    context.reset();
    if (dictionary != null) {
      context.loadDict(dictionary);
    }
    compressed.clear().limit(0);
    plain.clear().limit(0);
    return new DataFrame(position);
  }

  @Override
  public long skipEmptyFrames(long position) throws IOException {
    long at = position;
    long content = skippableBytes(at);
    while (content >= 0) {
      at += SKIPPABLE_HEADER_BYTES + content;
      content = skippableBytes(at);
    }
    return at;
  }

  @Override
  public void close() {
    context.close();
    if (dictionary != null) {
      dictionary.close();
    }
  }

  /** Content length of the skippable frame at a position; -1 if there is none. */
  private long skippableBytes(long position) throws IOException {
    byte[] header = new byte[SKIPPABLE_HEADER_BYTES];
    if (input.readFully(position, header) < header.length) {
      return -1;
    }
    boolean skippable =
        (header[0] & 0xf0) == 0x50
            && header[1] == DICTIONARY_MAGIC[1]
            && header[2] == DICTIONARY_MAGIC[2]
            && header[3] == DICTIONARY_MAGIC[3];
    return skippable
        ? Integer.toUnsignedLong(ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN).getInt(4))
        : -1;
  }

  private ZstdDictDecompress readDictionary() throws IOException {
    if (!input.startsWith(0, DICTIONARY_MAGIC)) {
      return null;
    }
    long size = skippableBytes(0);
    if (size > Math.min(input.length(), DICTIONARY_BYTES_BOUND)) {
      throw DamagedInputException.corrupt(
          "the Zstandard dictionary claims a length of %d bytes".formatted(size));
    }
    byte[] bytes = new byte[(int) size];
    if (input.readFully(SKIPPABLE_HEADER_BYTES, bytes) < bytes.length) {
      throw DamagedInputException.truncated("the file ends within its Zstandard dictionary");
    }
    return new ZstdDictDecompress(looksCompressed(bytes) ? decompress(bytes) : bytes);
  }

  private boolean looksCompressed(byte[] bytes) {
    return bytes.length >= MAGIC.length && looksLikeFrame(bytes, 0);
  }

  private static byte[] decompress(byte[] bytes) throws IOException {
    try {
      long size = Zstd.getFrameContentSize(bytes);
      if (size < 0 || size > DICTIONARY_BYTES_BOUND) {
        throw DamagedInputException.corrupt("the Zstandard dictionary has no valid length");
      }
      return Zstd.decompress(bytes, (int) size);
    } catch (ZstdException e) {
      throw DamagedInputException.corrupt("the Zstandard dictionary is damaged: " + e.getMessage());
    }
  }

  private final class DataFrame extends Frame {
    private final byte[] block = new byte[8 << 10];
    private long position;
    private boolean begun;
    private boolean finished;

    /** Whether the decompressor may hold output that did not fit into the buffer. */
    private boolean outputPending;

    DataFrame(long position) {
      this.position = position;
    }

    @Override
    public long position() {
      return position - compressed.remaining();
    }

    @Override
    public int read(byte[] target, int offset, int count) throws IOException {
      if (!begun) {
        if (!input.startsWith(position, MAGIC)) {
          throw DamagedInputException.corrupt("not a Zstandard frame");
        }
        begun = true;
      }
      while (!plain.hasRemaining()) {
        if (finished) {
          return -1;
        }
        decompress();
      }
      int n = Math.min(count, plain.remaining());
      plain.get(target, offset, n);
      return n;
    }

    /** Decompresses some bytes into {@code plain}; the bytes of later frames are not touched. */
    private void decompress() throws IOException {
      plain.clear();
      try {
        if (!compressed.hasRemaining() && !outputPending) {
          refill();
        }
        finished = context.decompressDirectByteBufferStream(plain, compressed);
      } catch (ZstdException e) {
        throw DamagedInputException.corrupt("Zstandard frame is damaged: " + e.getMessage());
      } finally {
        outputPending = !plain.hasRemaining();
        plain.flip();
      }
    }

    private void refill() throws IOException {
      int n = input.read(position, block, 0, block.length);
      if (n < 0) {
        throw DamagedInputException.truncated("the file ends within a Zstandard frame");
      }
      position += n;
      compressed.clear();
      compressed.put(block, 0, n).flip();
    }
  }
}
