package io.mimodata.synthgen.mimo.checkpoint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mimodata.document.StageException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A file in the safetensors format: the length of a JSON header in 8 bytes, the header, and the
 * tensors' bytes. The numbers are read when they are asked for.
 */
final class TensorFile implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LENGTH_BYTES = 8;

  /** The limit of the format's own readers. */
  private static final long LONGEST_HEADER = 100_000_000;

  private final Path path;
  private final FileChannel channel;
  private final Map<String, Tensor> tensors;

  /**
   * A tensor of a file.
   *
   * @param shape sizes, the slowest first
   * @param offset of the first number in the file, in bytes
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Tensor(TensorFile file, String name, StorageType type, int[] shape, long offset) {
    /** Numbers, all of them. */
    long length() {
      return Arrays.stream(shape).asLongStream().reduce(1, Math::multiplyExact);
    }
  }

  private TensorFile(Path path, FileChannel channel) throws IOException {
    this.path = path;
    this.channel = channel;
    this.tensors = readHeader();
  }

  /**
   * Opens a file and reads its header.
   *
   * @throws StageException if it can't be read, or is no such file or a part of one
   */
  static TensorFile open(Path path) {
    FileChannel channel = null;
    try {
      channel = FileChannel.open(path, StandardOpenOption.READ);
      return new TensorFile(path, channel);
    } catch (IOException e) {
      throw new StageException("%s can't be read: %s".formatted(path, e), e);
    } catch (StageException e) {
      closeQuietly(channel);
      throw e;
    }
  }

  private static void closeQuietly(FileChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      // The failure that is under way says more.
    }
  }

  Map<String, Tensor> tensors() {
    return tensors;
  }

  Path path() {
    return path;
  }

  FileChannel channel() {
    return channel;
  }

  /** Maps a part of the file, up to 2 GiB. */
  ByteBuffer map(long offset, long length) {
    try {
      return channel
          .map(FileChannel.MapMode.READ_ONLY, offset, length)
          .order(ByteOrder.LITTLE_ENDIAN);
    } catch (IOException e) {
      throw new StageException("%s can't be mapped: %s".formatted(path, e), e);
    }
  }

  private Map<String, Tensor> readHeader() throws IOException {
    long size = channel.size();
    if (size < LENGTH_BYTES) {
      throw broken("has %d bytes, too few for a header".formatted(size));
    }
    long length = map(0, LENGTH_BYTES).getLong();
    if (length < 2 || length > Math.min(size - LENGTH_BYTES, LONGEST_HEADER)) {
      throw broken("says that its header has %d bytes".formatted(length));
    }
    byte[] header = new byte[(int) length];
    map(LENGTH_BYTES, length).get(header);
    JsonNode json;
    try {
      json = JSON.readTree(header);
    } catch (JsonProcessingException e) {
      throw broken("has a header that is no JSON: " + e.getOriginalMessage());
    }
    Map<String, Tensor> found = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : json.properties()) {
      if (!entry.getKey().equals("__metadata__")) {
        found.put(
            entry.getKey(), tensor(entry.getKey(), entry.getValue(), LENGTH_BYTES + length, size));
      }
    }
    return found;
  }

  /** A tensor of another type than ours is known by its absence. */
  private Tensor tensor(String name, JsonNode json, long base, long size) {
    StorageType type = type(name, json.path("dtype").asText());
    JsonNode dimensions = json.path("shape");
    int[] shape = new int[dimensions.size()];
    for (int i = 0; i < shape.length; i++) {
      shape[i] = dimensions.get(i).asInt(-1);
      if (shape[i] < 0) {
        throw broken("has the tensor %s of the shape %s".formatted(name, dimensions));
      }
    }
    long begin = json.path("data_offsets").path(0).asLong(-1);
    long end = json.path("data_offsets").path(1).asLong(-1);
    Tensor tensor = new Tensor(this, name, type, shape, base + begin);
    if (begin < 0 || end - begin != tensor.length() * type.bytes()) {
      throw broken(
          "has the tensor %s of the shape %s in the bytes %s"
              .formatted(name, dimensions, json.path("data_offsets")));
    }
    if (base + end > size) {
      throw broken(
          "has %d bytes, and its tensor %s ends at %d: the file is not whole"
              .formatted(size, name, base + end));
    }
    return tensor;
  }

  private StorageType type(String name, String dtype) {
    return Arrays.stream(StorageType.values())
        .filter(type -> type.name().equals(dtype))
        .findFirst()
        .orElseThrow(
            () ->
                broken(
                    "has the tensor %s of the type %s; this runtime reads F32, BF16 and F16"
                        .formatted(name, dtype)));
  }

  private StageException broken(String what) {
    return new StageException("%s %s".formatted(path, what));
  }

  @Override
  public void close() {
    closeQuietly(channel);
  }
}
