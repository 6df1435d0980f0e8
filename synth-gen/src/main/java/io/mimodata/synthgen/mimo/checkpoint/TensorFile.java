package io.mimodata.synthgen.mimo.checkpoint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
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
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A file in the safetensors format: the length of a JSON header in 8 bytes, the header, and the
 * tensors' bytes. The numbers are read when they are asked for.
 */
final class TensorFile implements AutoCloseable {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);

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
    /** Bytes of all numbers; the largest long where they are more than that. */
    long bytes() {
      try {
        return Arrays.stream(shape).asLongStream().reduce(type.bytes(), Math::multiplyExact);
      } catch (ArithmeticException e) {
        return Long.MAX_VALUE;
      }
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
    TensorFile file = null;
    try {
      channel = FileChannel.open(path, StandardOpenOption.READ);
      file = new TensorFile(path, channel);
      return file;
    } catch (IOException e) {
      throw new StageException("%s can't be read: %s".formatted(path, e), e);
    } finally {
      if (file == null && channel != null) {
        closeQuietly(channel);
      }
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
      throw broken("has %d bytes, too few for a header; fetch it again".formatted(size));
    }
    long length = map(0, LENGTH_BYTES).getLong();
    if (length < 2 || length > Math.min(size - LENGTH_BYTES, LONGEST_HEADER)) {
      throw broken(
          "says that its header has %d bytes, and has %d itself: it is no safetensors file"
              .formatted(length, size));
    }
    byte[] header = new byte[(int) length];
    map(LENGTH_BYTES, length).get(header);
    JsonNode json;
    try {
      json = JSON.readTree(header);
    } catch (JsonProcessingException e) {
      throw broken("has a header that is no JSON: " + e.getOriginalMessage());
    }
    if (!json.isObject()) {
      throw broken("has a header that is no JSON object");
    }
    Map<String, Tensor> found = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : json.properties()) {
      if (!entry.getKey().equals("__metadata__")) {
        found.put(
            entry.getKey(), tensor(entry.getKey(), entry.getValue(), LENGTH_BYTES + length, size));
      }
    }
    checkApart(found);
    return found;
  }

  /** As the format has it, no byte belongs to two tensors. */
  private void checkApart(Map<String, Tensor> found) {
    List<Tensor> inOrder =
        found.values().stream()
            .sorted(Comparator.comparingLong(Tensor::offset).thenComparingLong(Tensor::bytes))
            .toList();
    for (int i = 1; i < inOrder.size(); i++) {
      Tensor before = inOrder.get(i - 1);
      if (before.offset() + before.bytes() > inOrder.get(i).offset()) {
        throw broken(
            "has the tensors %s and %s in the same bytes"
                .formatted(before.name(), inOrder.get(i).name()));
      }
    }
  }

  private Tensor tensor(String name, JsonNode json, long base, long size) {
    StorageType type = type(name, json.path("dtype").asText());
    JsonNode dimensions = json.path("shape");
    int[] shape = new int[dimensions.size()];
    for (int i = 0; i < shape.length; i++) {
      JsonNode dimension = dimensions.path(i);
      if (!dimension.isIntegralNumber() || !dimension.canConvertToInt() || dimension.asInt() < 0) {
        throw broken("has the tensor %s of the shape %s".formatted(name, dimensions));
      }
      shape[i] = dimension.asInt();
    }
    JsonNode offsets = json.path("data_offsets");
    long begin = offset(offsets.path(0));
    long end = offset(offsets.path(1));
    Tensor tensor = new Tensor(this, name, type, shape, base + begin);
    if (!dimensions.isArray() || begin < 0 || end < begin || end - begin != tensor.bytes()) {
      throw broken(
          "has the tensor %s of the shape %s in the bytes %s".formatted(name, dimensions, offsets));
    }
    if (end > size - base) {
      throw broken(
          "has %d bytes of tensors, and its tensor %s ends at %d: the file is not whole; fetch it again"
              .formatted(size - base, name, end));
    }
    return tensor;
  }

  /** An offset, or -1 if it is none. */
  private static long offset(JsonNode json) {
    return json.isIntegralNumber() && json.canConvertToLong() ? json.asLong() : -1;
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
