package io.mimodata.synthgen.mimo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.StringJoiner;

/** Writes files in the safetensors format, sound and damaged ones. */
public final class Safetensors {
  private Safetensors() {}

  /** A tensor, the last dimension the fastest. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Tensor(int[] shape, float[] values) {
    Tensor rounded(Storage storage) {
      float[] rounded = new float[values.length];
      for (int i = 0; i < rounded.length; i++) {
        rounded[i] = storage.rounded(values[i]);
      }
      return new Tensor(shape, rounded);
    }
  }

  /** Writes tensors one after another. */
  public static void write(Path file, Map<String, Tensor> tensors, Storage storage)
      throws IOException {
    StringJoiner header = new StringJoiner(",", "{", "}");
    header.add("\"__metadata__\":{\"format\":\"pt\"}");
    int end = 0;
    for (Map.Entry<String, Tensor> entry : tensors.entrySet()) {
      int begin = end;
      end += entry.getValue().values().length * storage.bytes();
      header.add(entry(entry.getKey(), storage.name(), entry.getValue().shape(), begin, end));
    }
    ByteBuffer data = ByteBuffer.allocate(end).order(ByteOrder.LITTLE_ENDIAN);
    for (Tensor tensor : tensors.values()) {
      for (float value : tensor.values()) {
        storage.put(data, value);
      }
    }
    write(file, header.toString(), data.array());
  }

  /** A tensor's part of a header. */
  public static String entry(String name, String type, int[] shape, long begin, long end) {
    return "\"%s\":{\"dtype\":\"%s\",\"shape\":%s,\"data_offsets\":[%d,%d]}"
        .formatted(name, type, Arrays.toString(shape), begin, end);
  }

  /** Writes a file with any header. */
  public static void write(Path file, String header, byte[] data) throws IOException {
    byte[] json = header.getBytes(UTF_8);
    write(file, json.length, json, data);
  }

  /** Writes a file that says of its header whatever length. */
  public static void write(Path file, long length, byte[] header, byte[] data) throws IOException {
    ByteBuffer out = ByteBuffer.allocate(8 + header.length + data.length);
    out.order(ByteOrder.LITTLE_ENDIAN).putLong(length).put(header).put(data);
    Files.write(file, out.array());
  }
}
