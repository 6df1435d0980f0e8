package io.mimodata.synthgen.mimo.checkpoint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mimodata.document.StageException;
import io.mimodata.synthgen.mimo.Safetensors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files in the safetensors format that nobody should trust. */
class TensorFileTest {
  private Path file;

  @BeforeEach
  void file(@TempDir Path folder) {
    file = folder.resolve("model.safetensors");
  }

  private void expect(String message) {
    assertThatThrownBy(() -> TensorFile.open(file).close())
        .isInstanceOf(StageException.class)
        .hasMessageContaining("model.safetensors")
        .hasMessageContaining(message);
  }

  private void expect(String header, int dataBytes, String message) throws IOException {
    Safetensors.write(file, header, new byte[dataBytes]);
    expect(message);
  }

  private void expectTensor(String tensor, String message) throws IOException {
    expect("{\"a\":{" + tensor.replace('\'', '"') + "}}", 64, message);
  }

  @Test
  void aSoundFile() throws IOException {
    String header =
        "{\"__metadata__\":{\"format\":\"pt\"},"
            + Safetensors.entry("a", "F32", new int[] {2, 3}, 0, 24)
            + ","
            + Safetensors.entry("none", "F32", new int[] {0, 3}, 24, 24)
            + ","
            + Safetensors.entry("scalar", "BF16", new int[] {}, 24, 26)
            + "}    ";
    Safetensors.write(file, header, new byte[26]);
    try (TensorFile tensors = TensorFile.open(file)) {
      assertThat(tensors.tensors()).containsOnlyKeys("a", "none", "scalar");
      TensorFile.Tensor a = tensors.tensors().get("a");
      assertThat(a.shape()).containsExactly(2, 3);
      assertThat(a.bytes()).isEqualTo(24);
      assertThat(a.offset()).isEqualTo(8 + header.length());
    }
  }

  @Test
  void filesThatAreNoFiles() throws IOException {
    expect("can't be read: java.nio.file.NoSuchFileException");
    Files.createDirectory(file);
    expect("");
  }

  @Test
  void filesThatAreTooShort() throws IOException {
    Files.write(file, new byte[0]);
    expect("has 0 bytes, too few for a header");
    Files.write(file, new byte[7]);
    expect("has 7 bytes, too few for a header");
  }

  @Test
  void headersOfImpossibleLength() throws IOException {
    for (long length :
        new long[] {0, 1, 11, -1, Long.MIN_VALUE, Long.MAX_VALUE, 1L << 32, 100_000_001}) {
      Safetensors.write(file, length, "{}".getBytes(UTF_8), new byte[8]);
      expect("says that its header has %d bytes".formatted(length));
    }
  }

  @Test
  void headersThatAreNoJson() throws IOException {
    expect("{\"a\":", 0, "has a header that is no JSON");
    expect("[]", 0, "has a header that is no JSON object");
    expect("   ", 0, "has a header that is no JSON object");
    expect("{\"a\": [".repeat(3_000), 0, "has a header that is no JSON");
    byte[] noText = {'{', '"', (byte) 0xC0, (byte) 0x80, (byte) 0xFF, '"', '}'};
    Safetensors.write(file, noText.length, noText, new byte[0]);
    expect("");
    byte[] wide = {0, 0, 0, '{', 0, 0x7F, (byte) 0xFF, (byte) 0xFF};
    Safetensors.write(file, wide.length, wide, new byte[0]);
    expect("");
  }

  @Test
  void aTensorThatComesTwice() throws IOException {
    String a = Safetensors.entry("a", "F32", new int[] {1}, 0, 4);
    String again = Safetensors.entry("a", "F32", new int[] {1}, 4, 8);
    expect("{" + a + "," + again + "}", 8, "Duplicate field 'a'");
  }

  @Test
  void typesThatAreNotRead() throws IOException {
    expectTensor("'dtype':'I64','shape':[1],'data_offsets':[0,8]", "tensor a of the type I64");
    expectTensor("'shape':[1],'data_offsets':[0,8]", "tensor a of the type ");
    expect("{\"a\":7}", 0, "tensor a of the type ");
  }

  @Test
  void shapesThatAreNone() throws IOException {
    for (String shape :
        new String[] {
          "[-1]", "[4294967297]", "[1.0]", "['1']", "[99999999999999999999]", "[null]"
        }) {
      expectTensor(
          "'dtype':'F32','shape':%s,'data_offsets':[0,4]".formatted(shape),
          "has the tensor a of the shape ");
    }
    expectTensor("'dtype':'F32','data_offsets':[0,4]", "has the tensor a of the shape ");
    expectTensor("'dtype':'F32','shape':{},'data_offsets':[0,4]", "has the tensor a of the shape");
  }

  @Test
  void shapesThatOverflow() throws IOException {
    // 2^62 numbers of 4 bytes are 2^64 bytes, which is 0 in 64 bits.
    String square = "[1073741824,1073741824,4]";
    expectTensor(
        "'dtype':'F32','shape':%s,'data_offsets':[0,0]".formatted(square),
        "of the shape " + square);
    String cube = "[2147483647,2147483647,2147483647]";
    expectTensor(
        "'dtype':'F32','shape':%s,'data_offsets':[0,4]".formatted(cube), "of the shape " + cube);
  }

  @Test
  void offsetsThatAreNone() throws IOException {
    for (String offsets :
        new String[] {
          "[-4,0]",
          "[4,0]",
          "[0]",
          "[]",
          "{}",
          "4",
          "['0','4']",
          "[0,4.0]",
          "[0,5]",
          "[18446744073709551616,18446744073709551620]"
        }) {
      expectTensor(
          "'dtype':'F32','shape':[1],'data_offsets':%s".formatted(offsets),
          "has the tensor a of the shape [1] in the bytes ");
    }
    expectTensor("'dtype':'F32','shape':[1]", "has the tensor a of the shape [1] in the bytes ");
  }

  @Test
  void offsetsBehindTheEnd() throws IOException {
    expectTensor(
        "'dtype':'F32','shape':[17],'data_offsets':[0,68]",
        "has 64 bytes of tensors, and its tensor a ends at 68: the file is not whole");
    expectTensor(
        "'dtype':'F32','shape':[1],'data_offsets':[9223372036854775803,9223372036854775807]",
        "its tensor a ends at 9223372036854775807");
  }

  @Test
  void tensorsInTheSameBytes() throws IOException {
    String a = Safetensors.entry("a", "F32", new int[] {2}, 0, 8);
    String b = Safetensors.entry("b", "BF16", new int[] {3}, 6, 12);
    expect("{" + b + "," + a + "}", 12, "has the tensors a and b in the same bytes");
  }
}
