package io.mimodata.benchmarks.runtime;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file of numbers that is written from the front, the low bytes first. */
final class ByteSink implements AutoCloseable {
  private final FileChannel channel;
  private final ByteBuffer buffer =
      ByteBuffer.allocateDirect(1 << 20).order(ByteOrder.LITTLE_ENDIAN);
  private long flushed;

  ByteSink(Path file) throws IOException {
    channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING);
  }

  private ByteBuffer room(int bytes) throws IOException {
    if (buffer.remaining() < bytes) {
      flush();
    }
    return buffer;
  }

  private void flush() throws IOException {
    buffer.flip();
    while (buffer.hasRemaining()) {
      flushed += channel.write(buffer);
    }
    buffer.clear();
  }

  void put(byte value) throws IOException {
    room(Byte.BYTES).put(value);
  }

  void put(short value) throws IOException {
    room(Short.BYTES).putShort(value);
  }

  void put(int value) throws IOException {
    room(Integer.BYTES).putInt(value);
  }

  void put(long value) throws IOException {
    room(Long.BYTES).putLong(value);
  }

  void put(float value) throws IOException {
    room(Float.BYTES).putFloat(value);
  }

  void put(byte[] bytes) throws IOException {
    room(bytes.length).put(bytes);
  }

  /** A text behind its length in bytes. */
  void put(String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    put((long) bytes.length);
    put(bytes);
  }

  void alignTo(int bytes) throws IOException {
    while ((flushed + buffer.position()) % bytes != 0) {
      put((byte) 0);
    }
  }

  @Override
  public void close() throws IOException {
    flush();
    channel.close();
  }
}
