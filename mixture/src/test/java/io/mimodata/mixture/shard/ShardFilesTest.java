package io.mimodata.mixture.shard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mimodata.mixture.pack.TokenDocument;
import io.mimodata.mixture.recipe.Packing;
import io.mimodata.mixture.recipe.ShardFormat;
import io.mimodata.mixture.recipe.ShardSettings;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShardFilesTest {
  private static final int EOD = 151_643;
  private final Configuration configuration = new Configuration();

  @TempDir private Path folder;

  private ShardRecord write(boolean commit, int[]... documents) throws IOException {
    return write(layout(Packing.DOCUMENTS, 0, 151_680, false), commit, 0, documents);
  }

  private static ShardLayout layout(
      Packing packing, int context, int vocabularySize, boolean maskPrompts) {
    Set<ShardFormat> formats = EnumSet.allOf(ShardFormat.class);
    return new ShardLayout(
        new ShardSettings(formats, 1 << 20, maskPrompts),
        packing,
        context,
        "qwen2",
        vocabularySize,
        EOD,
        Map.of("key", "value"));
  }

  private ShardRecord write(ShardLayout layout, boolean commit, int unlearned, int[]... documents)
      throws IOException {
    try (ShardWriter writer =
        new ShardWriter(
            new org.apache.hadoop.fs.Path(folder.toString()),
            "part-00000",
            layout,
            configuration)) {
      int number = 0;
      for (int[] document : documents) {
        ByteBuffer bytes =
            ByteBuffer.allocate(4 * document.length + 4).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asIntBuffer().put(document).put(EOD);
        writer.append(new TokenDocument("d" + number++, 0, bytes.array(), unlearned));
      }
      return commit ? writer.commit("a plan") : null;
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
    write(true, new int[] {1, 258}, new int[] {3});
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
  void readsAllFormatsBack() throws IOException {
    int[] big = new int[100_000];
    Arrays.setAll(big, i -> i);
    write(true, new int[] {7, 8}, new int[0], big);
    for (String file :
        List.of(
            "megatron/part-00000.bin",
            "megatron/part-00000.idx",
            "parquet/part-00000.parquet",
            "mds/part-00000.mds",
            "ds/part-00000.ds")) {
      List<int[]> documents = read(file);
      assertThat(documents).hasSize(3);
      assertThat(documents.get(0)).containsExactly(7, 8, EOD);
      assertThat(documents.get(1)).containsExactly(EOD);
      assertThat(documents.get(2)).hasSize(100_001).startsWith(0, 1, 2).endsWith(EOD);
    }
  }

  @Test
  void anAbandonedAttemptLeavesNothing() throws IOException {
    write(false, new int[] {1});
    try (var files = Files.walk(folder)) {
      assertThat(files.filter(Files::isRegularFile)).isEmpty();
    }
  }

  @Test
  void aSecondAttemptAtAFinishedShardDoesNoHarm() throws IOException {
    write(true, new int[] {1, 2});
    String first = hex("parquet/part-00000.parquet");
    write(true, new int[] {1, 2});
    assertThat(hex("parquet/part-00000.parquet")).isEqualTo(first);
    assertThat(read("megatron/part-00000.bin")).hasSize(1);
  }

  @Test
  void takesTwoBytesWhereTheVocabularyAllowsIt() throws IOException {
    write(layout(Packing.DOCUMENTS, 0, 50_304, false), true, 0, new int[] {1, 40_000});
    assertThat(hex("megatron/part-00000.bin")).startsWith("0100" + "409c");
    assertThat(Files.size(folder.resolve("ds/part-00000.ds"))).isEqualTo(6);
    for (String file : List.of("megatron/part-00000.bin", "ds/part-00000.ds")) {
      assertThat(read(file).get(0)).startsWith(1, 40_000);
    }
  }

  @Test
  void joinedRowsAreForReadersThatTakeRows() throws IOException {
    ShardLayout layout = layout(Packing.CONCAT, 4, 151_680, false);
    ShardRecord record =
        write(layout, true, 0, new int[] {1, 2}, new int[] {3, 4, 5, 6}, new int[] {7});
    for (String file : List.of("megatron/part-00000.bin", "ds/part-00000.ds")) {
      assertThat(read(file)).hasSize(3);
    }
    for (String file : List.of("parquet/part-00000.parquet", "mds/part-00000.mds")) {
      assertThat(read(file))
          .containsExactly(
              new int[] {1, 2, EOD},
              new int[] {3},
              new int[] {4, 5, 6, EOD},
              new int[] {7, EOD},
              new int[] {EOD, EOD});
    }
    assertThat(record.documents()).isEqualTo(3);
    assertThat(record.tokens()).isEqualTo(10);
    assertThat(record.rows()).isEqualTo(3);
    assertThat(record.padding()).isEqualTo(2);
    assertThat(record.cut()).isEqualTo(1);
  }

  @Test
  void fittedRowsStandAsTheyAreInEveryFormat() throws IOException {
    ShardLayout layout = layout(Packing.BEST_FIT, 5, 151_680, false);
    write(layout, true, 0, new int[] {1, 2}, new int[] {3, 4, 5}, new int[] {6});
    assertThat(read("megatron/part-00000.bin"))
        .containsExactlyInAnyOrder(new int[] {3, 4, 5, EOD, EOD}, new int[] {1, 2, EOD, 6, EOD});
  }

  @Test
  void aRecordTellsItsFilesAndWhetherTheyAreWhole() throws IOException {
    org.apache.hadoop.fs.Path stage = new org.apache.hadoop.fs.Path(folder.toString());
    ShardRecord record = write(true, new int[] {1}, new int[] {2});
    assertThat(record.files())
        .extracting(ShardFile::path)
        .containsExactly(
            "ds/part-00000.ds",
            "ds/part-00000.ds.index",
            "ds/part-00000.ds.metadata",
            "mds/part-00000.mds",
            "megatron/part-00000.bin",
            "megatron/part-00000.idx",
            "parquet/part-00000.parquet",
            "provenance/part-00000.parquet");
    try (var files = Files.walk(folder)) {
      assertThat(files.filter(Files::isRegularFile))
          .as("readers take all files of a folder for shards")
          .hasSameSizeAs(record.files());
    }
    ShardRecords.leave(stage, record, configuration);
    assertThat(ShardRecords.find(stage, configuration)).containsEntry("part-00000", record);
    assertThat(ShardRecords.recordOf(ShardRecords.line(7, record))).isEqualTo(record);
    assertThat(ShardRecords.holds(stage, record, configuration)).isTrue();
    // A run that is killed once more before it ends still finds them.
    ShardRecords.writeList(stage, Map.of(), List.of(record), configuration);
    ShardRecords.keepOnly(stage, List.of(record), configuration);
    assertThat(ShardRecords.find(stage, configuration)).containsEntry("part-00000", record);
    Files.delete(folder.resolve(ShardRecords.LIST));
    ShardRecords.leave(stage, record, configuration);
    Files.writeString(folder.resolve("_shards/part-00001.json"), "{\"name\": \"part-0");
    assertThat(ShardRecords.find(stage, configuration)).containsOnlyKeys("part-00000");
    Path bin = folder.resolve("megatron/part-00000.bin");
    byte[] bytes = Files.readAllBytes(bin);
    bytes[0]++;
    Files.write(bin, bytes);
    assertThat(ShardRecords.holds(stage, record, configuration)).isFalse();
    Files.delete(bin);
    assertThat(ShardRecords.holds(stage, record, configuration)).isFalse();
    ShardRecords.keepOnly(stage, List.of(), configuration);
    try (var files = Files.walk(folder)) {
      assertThat(files.filter(f -> Files.isRegularFile(f) && !f.toString().endsWith(".crc")))
          .isEmpty();
    }
  }

  @Test
  void lossLeavesOutPromptsAndPadding() throws IOException {
    ShardLayout layout = layout(Packing.CONCAT, 4, 151_680, true);
    write(layout, true, 2, new int[] {1, 2, 3, 4}, new int[] {5});
    assertThat(Files.readAllBytes(folder.resolve("ds/part-00000.ds.loss")))
        .containsExactly(0, 0, 1, 1, 1, 0, 0);
    byte[] mds = Files.readAllBytes(folder.resolve("mds/part-00000.mds"));
    // The last column of the last row: two prompt tokens, EOD is one of them, and padding.
    assertThat(Arrays.copyOfRange(mds, mds.length - 4, mds.length)).containsExactly(1, 0, 0, 0);
  }

  @Test
  void pagesOfIdsHaveNoBoundsThatWouldHideThem() throws IOException {
    write(true, new int[] {1, 2}, new int[] {3});
    org.apache.hadoop.fs.Path parquet =
        new org.apache.hadoop.fs.Path(folder.resolve("parquet/part-00000.parquet").toString());
    try (ParquetFileReader reader =
        ParquetFileReader.open(HadoopInputFile.fromPath(parquet, configuration))) {
      for (ColumnChunkMetaData column : reader.getFooter().getBlocks().get(0).getColumns()) {
        assertThat(reader.readColumnIndex(column)).isNull();
      }
    }
  }

  @Test
  void namesADamagedIndex() throws IOException {
    write(true, new int[] {1}, new int[] {2});
    Path idx = folder.resolve("megatron/part-00000.idx");
    byte[] good = Files.readAllBytes(idx);
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
    write(true, new int[] {1});
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
