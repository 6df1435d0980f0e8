package io.mimodata.mixture.shard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShardFilesTest {
  private static final int EOD = 151_643;
  private final Configuration configuration = new Configuration();

  @TempDir private Path folder;

  private void write(long attempt, boolean commit, int[]... documents) throws IOException {
    try (ShardWriter writer =
        new ShardWriter(
            new org.apache.hadoop.fs.Path(folder.toString()),
            "part-00000",
            attempt,
            configuration,
            Map.of("key", "value"))) {
      for (int[] document : documents) {
        writer.append(TokenBytes.ofDocument(document, EOD));
      }
      if (commit) {
        writer.commit();
      }
    }
  }

  private List<int[]> read(String file) throws IOException {
    List<int[]> documents = new ArrayList<>();
    try (TokenReader reader = TokenReader.open(folder.resolve(file).toString(), configuration)) {
      for (int[] next = reader.next(); next != null; next = reader.next()) {
        documents.add(next);
      }
    }
    return documents;
  }

  @Test
  void writesMegatronToTheByte() throws IOException {
    write(1, true, new int[] {1, 258}, new int[] {3});
    assertThat(hex("megatron/part-00000.bin"))
        .isEqualTo("01000000" + "02010000" + "5b500200" + "03000000" + "5b500200");
    assertThat(hex("megatron/part-00000.idx"))
        .isEqualTo(
            "4d4d4944494458"
                + "0000" // MMIDIDX, two zeros
                + "0100000000000000" // version
                + "04" // int32
                + "0200000000000000" // sequences
                + "0300000000000000" // document index
                + "03000000"
                + "02000000" // lengths
                + "0000000000000000"
                + "0c00000000000000" // offsets
                + "0000000000000000"
                + "0100000000000000"
                + "0200000000000000");
  }

  private String hex(String file) throws IOException {
    return HexFormat.of().formatHex(Files.readAllBytes(folder.resolve(file)));
  }

  @Test
  void readsBothFormatsBack() throws IOException {
    int[] big = new int[100_000];
    Arrays.setAll(big, i -> i);
    write(1, true, new int[] {7, 8}, new int[0], big);
    for (String file :
        List.of(
            "megatron/part-00000.bin", "megatron/part-00000.idx", "parquet/part-00000.parquet")) {
      List<int[]> documents = read(file);
      assertThat(documents).hasSize(3);
      assertThat(documents.get(0)).containsExactly(7, 8, EOD);
      assertThat(documents.get(1)).containsExactly(EOD);
      assertThat(documents.get(2)).hasSize(100_001).startsWith(0, 1, 2).endsWith(EOD);
    }
  }

  @Test
  void anAbandonedAttemptLeavesNothing() throws IOException {
    write(1, false, new int[] {1});
    try (var files = Files.walk(folder)) {
      assertThat(files.filter(Files::isRegularFile)).isEmpty();
    }
  }

  @Test
  void aSecondAttemptAtAFinishedShardDoesNoHarm() throws IOException {
    write(1, true, new int[] {1, 2});
    String first = hex("parquet/part-00000.parquet");
    write(2, true, new int[] {1, 2});
    assertThat(hex("parquet/part-00000.parquet")).isEqualTo(first);
    assertThat(read("megatron/part-00000.bin")).hasSize(1);
  }

  @Test
  void namesADamagedIndex() throws IOException {
    write(1, true, new int[] {1}, new int[] {2});
    Path idx = folder.resolve("megatron/part-00000.idx");
    byte[] good = Files.readAllBytes(idx);
    // Behind Hadoop's back: its checksum file would speak first.
    Files.delete(folder.resolve("megatron/.part-00000.idx.crc"));
    Files.write(idx, Arrays.copyOf(good, good.length - 1));
    assertThatThrownBy(() -> read("megatron/part-00000.idx"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("part-00000.idx")
        .hasMessageContaining("don't fit its size");
    Files.write(idx, new byte[50]);
    assertThatThrownBy(() -> read("megatron/part-00000.idx"))
        .hasMessageContaining("does not begin with MMIDIDX");
    byte[] wide = good.clone();
    wide[17] = 5;
    Files.write(idx, wide);
    assertThatThrownBy(() -> read("megatron/part-00000.idx")).hasMessageContaining("type 5");
    byte[] unordered = good.clone();
    unordered[good.length - 16] = 9;
    Files.write(idx, unordered);
    assertThatThrownBy(() -> read("megatron/part-00000.idx"))
        .hasMessageContaining("document 1 begins at sequence 9");
  }

  @Test
  void namesABinOfTheWrongSize() throws IOException {
    write(1, true, new int[] {1});
    Files.delete(folder.resolve("megatron/.part-00000.bin.crc"));
    Files.write(folder.resolve("megatron/part-00000.bin"), new byte[4]);
    assertThatThrownBy(() -> read("megatron/part-00000.bin"))
        .hasMessageContaining("must have 8 bytes, has 4");
  }

  @Test
  void namesAFileOfNoShard() {
    assertThatThrownBy(() -> TokenReader.open("tokens.txt", configuration))
        .hasMessageContaining("tokens.txt");
  }
}
