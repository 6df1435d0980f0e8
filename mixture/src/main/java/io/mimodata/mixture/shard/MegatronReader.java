package io.mimodata.mixture.shard;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Reads a Megatron data set of 32-bit or 16-bit ids, of ours or of other tools: a document may be
 * several sequences. Lengths and the document index are held in memory.
 */
public final class MegatronReader implements TokenReader {
  private final Path idxPath;
  private final FSDataInputStream bin;
  private int width;

  /** Number of ids before each document, and of all at the end. */
  private final long[] starts;

  private int nextDocument;

  /**
   * @param prefix path of the pair without {@code .bin} and {@code .idx}
   * @throws IOException if a file is missing or damaged
   */
  public MegatronReader(String prefix, Configuration configuration) throws IOException {
    idxPath = new Path(prefix + MegatronFormat.IDX);
    Path binPath = new Path(prefix + MegatronFormat.BIN);
    FileSystem files = idxPath.getFileSystem(configuration);
    byte[] index;
    try (FSDataInputStream in = files.open(idxPath)) {
      index = in.readAllBytes();
    }
    starts = starts(ByteBuffer.wrap(index).order(ByteOrder.LITTLE_ENDIAN));
    long binBytes = files.getFileStatus(binPath).getLen();
    long expected = starts[starts.length - 1] * width;
    if (binBytes != expected) {
      throw damaged("%s must have %d bytes, has %d".formatted(binPath, expected, binBytes));
    }
    bin = files.open(binPath);
  }

  private long[] starts(ByteBuffer index) throws IOException {
    byte[] magic = new byte[MegatronFormat.MAGIC.length];
    if (index.remaining() < MegatronFormat.HEADER_BYTES) {
      throw damaged("it is shorter than a header");
    }
    index.get(magic);
    if (!Arrays.equals(magic, MegatronFormat.MAGIC)) {
      throw damaged("it does not begin with MMIDIDX");
    }
    long version = index.getLong();
    byte type = index.get();
    TokenWidth tokenWidth = TokenWidth.ofMegatron(type);
    if (version != MegatronFormat.VERSION || tokenWidth == null) {
      throw damaged(
          "it must be version 1 with ids of type 4 (int32) or 8 (uint16), is version %d with type %d"
              .formatted(version, type));
    }
    width = tokenWidth.bytes();
    long sequences = index.getLong();
    long entries = index.getLong();
    boolean countable =
        sequences >= 0 && sequences < Integer.MAX_VALUE && entries >= 1 && entries <= sequences + 1;
    if (!countable
        || sequences * (Integer.BYTES + Long.BYTES) + entries * Long.BYTES != index.remaining()) {
      throw damaged(
          "%d sequences and %d document entries don't fit its size".formatted(sequences, entries));
    }
    long[] sequenceStarts = new long[(int) sequences + 1];
    for (int i = 0; i < sequences; i++) {
      sequenceStarts[i + 1] = sequenceStarts[i] + Math.max(0, index.getInt());
    }
    index.position(index.position() + (int) sequences * Long.BYTES);
    long[] documents = new long[(int) entries];
    long previous = 0;
    for (int i = 0; i < entries; i++) {
      long sequence = index.getLong();
      if (sequence < previous || sequence > sequences) {
        throw damaged("document %d begins at sequence %d".formatted(i, sequence));
      }
      previous = sequence;
      documents[i] = sequenceStarts[(int) sequence];
    }
    return documents;
  }

  private IOException damaged(String what) {
    return new IOException("%s is not a Megatron index of ids: %s".formatted(idxPath, what));
  }

  /** Number of documents. */
  public int documents() {
    return starts.length - 1;
  }

  /** Returns the ids of one document, counted from 0. */
  public int[] document(int number) throws IOException {
    byte[] bytes = new byte[Math.toIntExact((starts[number + 1] - starts[number]) * width)];
    try {
      bin.readFully(starts[number] * width, bytes);
    } catch (EOFException e) {
      throw new IOException("%s: document %d is cut off".formatted(idxPath, number), e);
    }
    return TokenWidth.read(bytes, width);
  }

  @Override
  public int[] next() throws IOException {
    return nextDocument == documents() ? null : document(nextDocument++);
  }

  @Override
  public void close() throws IOException {
    bin.close();
  }
}
