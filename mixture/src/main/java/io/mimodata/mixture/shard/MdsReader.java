package io.mimodata.mixture.shard;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.Path;

/** Reads an {@link MdsFormat} shard whose samples have {@code input_ids} of 32 bits. */
final class MdsReader implements TokenReader {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MOST_HEAD = 1 << 20;

  private final Path path;
  private final FSDataInputStream in;
  private final int[] offsets;
  private final JsonNode columns;
  private int sample;
  private int[] lengths = {};
  private int nextLength;
  private ByteBuffer ids;

  MdsReader(Path path, Configuration configuration) throws IOException {
    this.path = path;
    in = path.getFileSystem(configuration).open(path);
    try {
      ByteBuffer count = read(0, Integer.BYTES);
      int samples = count.getInt();
      if (samples < 0) {
        throw damaged("it says that it has %d samples".formatted(samples));
      }
      ByteBuffer table = read(Integer.BYTES, Integer.BYTES * (samples + 1L));
      offsets = new int[samples + 1];
      table.asIntBuffer().get(offsets);
      long head = Integer.BYTES * (samples + 2L);
      long headBytes = Integer.toUnsignedLong(offsets[0]) - head;
      if (headBytes < 0 || headBytes > MOST_HEAD) {
        throw damaged("its columns are described in %d bytes".formatted(headBytes));
      }
      columns = JSON.readTree(UTF_8.decode(read(head, headBytes)).toString());
    } catch (IOException | RuntimeException e) {
      in.close();
      throw e instanceof IOException known ? known : damaged(e.getMessage());
    }
  }

  private ByteBuffer read(long from, long bytes) throws IOException {
    byte[] buffer = new byte[Math.toIntExact(bytes)];
    try {
      in.readFully(from, buffer);
    } catch (EOFException e) {
      throw damaged("it is cut off");
    }
    return ByteBuffer.wrap(buffer).order(ByteOrder.LITTLE_ENDIAN);
  }

  private IOException damaged(String what) {
    return new IOException("%s is not an .mds shard of ids: %s".formatted(path, what));
  }

  @Override
  public int[] next() throws IOException {
    while (nextLength == lengths.length) {
      if (sample == offsets.length - 1) {
        return null;
      }
      open(sample++);
    }
    int[] document = new int[lengths[nextLength++]];
    if (document.length > ids.remaining() / Integer.BYTES) {
      throw damaged("sample %d has fewer ids than its document_lengths say".formatted(sample - 1));
    }
    ids.asIntBuffer().get(document);
    ids.position(ids.position() + Integer.BYTES * document.length);
    return document;
  }

  private void open(int number) throws IOException {
    long from = Integer.toUnsignedLong(offsets[number]);
    ByteBuffer bytes = read(from, Integer.toUnsignedLong(offsets[number + 1]) - from);
    JsonNode names = columns.path("column_names");
    int[] sizes = new int[names.size()];
    for (int i = 0; i < sizes.length; i++) {
      JsonNode size = columns.path("column_sizes").path(i);
      sizes[i] = size.isNumber() ? size.asInt() : bytes.getInt();
    }
    ids = null;
    lengths = new int[0];
    for (int i = 0; i < sizes.length; i++) {
      ByteBuffer value = bytes.slice(bytes.position(), sizes[i]).order(ByteOrder.LITTLE_ENDIAN);
      bytes.position(bytes.position() + sizes[i]);
      if (names.get(i).asText().equals("input_ids")) {
        ids = value;
      } else if (names.get(i).asText().equals("document_lengths")) {
        lengths = JSON.readValue(UTF_8.decode(value).toString(), int[].class);
      }
    }
    if (ids == null) {
      throw damaged("it has no column input_ids");
    }
    nextLength = 0;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
