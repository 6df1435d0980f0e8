package io.mimodata.ingest.rows;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.mimodata.document.Reason;
import io.mimodata.ingest.FieldNames;
import io.mimodata.ingest.Format;
import io.mimodata.ingest.IngestConfig;
import io.mimodata.ingest.Ingested;
import io.mimodata.ingest.RawDocument;
import io.mimodata.ingest.WarcFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroupFactory;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.util.HadoopOutputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParquetDocumentsTest {
  private static final MessageType SCHEMA =
      MessageTypeParser.parseMessageType(
          """
          message row {
            optional int64 key;
            optional binary link (STRING);
            optional binary text (STRING);
            optional binary page;
            optional int32 day (DATE);
            optional int64 at (TIMESTAMP(MICROS,true));
            optional int32 price (DECIMAL(9,2));
            optional boolean ok;
            optional double score;
            optional group tags (LIST) { repeated group list { optional binary element (STRING); } }
            optional group counts (MAP) {
              repeated group key_value { required binary key (STRING); optional int32 value; }
            }
            optional group nested { optional binary raw; repeated int32 numbers; }
          }
          """);

  @TempDir Path folder;

  private Path writeRows(String name, List<Group> rows) throws IOException {
    Path file = folder.resolve(name);
    try (ParquetWriter<Group> writer =
        ExampleParquetWriter.builder(
                HadoopOutputFile.fromPath(
                    new org.apache.hadoop.fs.Path(file.toUri()), new Configuration()))
            .withType(SCHEMA)
            .withRowGroupSize(2_000L)
            .withMinRowCountForPageSizeCheck(1)
            .withMaxRowCountForPageSizeCheck(10)
            .build()) {
      for (Group row : rows) {
        writer.write(row);
      }
    }
    return file;
  }

  private static Group row() {
    return new SimpleGroupFactory(SCHEMA).newGroup();
  }

  private static List<Group> manyRows() {
    Group[] rows = new Group[300];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = row();
      rows[i].add("text", "row " + i * 31 + " " + Integer.toHexString(i * 7919).repeat(3));
    }
    return Arrays.asList(rows);
  }

  @Test
  void columnsBecomeWhatPeopleWrite() throws IOException {
    Group row = row();
    row.add("key", 7L);
    row.add("link", "http://www.a.b/");
    row.add("text", "größer");
    row.add("page", Binary.fromConstantByteArray(new byte[] {(byte) 0xff, 0}));
    row.add("day", 19_000);
    row.add("at", 1_700_000_000_123_456L);
    row.add("price", 110);
    row.add("ok", true);
    row.add("score", 0.5);
    Group tags = row.addGroup("tags");
    tags.addGroup(0).add("element", "x");
    tags.addGroup(0);
    Group entry = row.addGroup("counts").addGroup(0);
    entry.add("key", "k");
    entry.add("value", 3);
    Group nested = row.addGroup("nested");
    nested.add("numbers", 1);
    nested.add("numbers", 2);
    Path file = writeRows("a.parquet", List.of(row));

    RawDocument document =
        Ingested.read(
                Format.PARQUET,
                new FieldNames("key", "link", "text", null),
                IngestConfig.defaults(),
                file)
            .documents
            .get(0);

    assertThat(document.text()).isEqualTo("größer");
    assertThat(document.origin().sourceId()).isEqualTo("7");
    assertThat(document.origin().path()).isEqualTo("a.parquet#0");
    assertThat(document.canonicalUrl()).isEqualTo("https://a.b/");
    assertThat(document.metadata())
        .containsEntry("page", "/wA=")
        .containsEntry("day", "2022-01-08")
        .containsEntry("at", "2023-11-14T22:13:20.123456Z")
        .containsEntry("price", "1.10")
        .containsEntry("ok", "true")
        .containsEntry("score", "0.5")
        .containsEntry("tags", "[\"x\",null]")
        .containsEntry("counts", "{\"k\":3}")
        .containsEntry("nested", "{\"numbers\":[1,2]}")
        .hasSize(9);
  }

  @Test
  void contentIsBinary() throws IOException {
    Group page = row();
    page.add("page", Binary.fromConstantByteArray("%PDF-1.4".getBytes(UTF_8)));
    Group none = row();
    none.add("key", 1L);
    Path file = writeRows("a.parquet", List.of(page, none));

    List<RawDocument> documents =
        Ingested.read(
                Format.PARQUET,
                new FieldNames(null, null, null, "page"),
                IngestConfig.defaults(),
                file)
            .documents;

    assertThat(documents.get(0).mediaType()).isEqualTo("application/pdf");
    assertThat(documents.get(1).removal().reason()).isEqualTo(Reason.INGEST_INVALID_ROW);
    assertThat(
            Ingested.read(
                    Format.PARQUET,
                    new FieldNames(null, null, null, "key"),
                    IngestConfig.defaults(),
                    file)
                .documents
                .get(1)
                .removal()
                .detail())
        .contains("not binary");
  }

  @Test
  void slicesOfAnySizeGiveTheSameRows() throws IOException {
    Path file = writeRows("a.parquet", manyRows());
    Ingested whole = Ingested.read(Format.PARQUET, file);

    assertThat(whole.documents).hasSize(300);
    assertThat(whole.documents.get(299).origin().path()).isEqualTo("a.parquet#299");
    for (long size : new long[] {100, 1_111, 5_000}) {
      Ingested sliced = Ingested.read(Format.PARQUET, Ingested.slices(size), file);
      assertThat(sliced.summary()).as("slices of %d", size).isEqualTo(whole.summary());
      assertThat(sliced.bytes).isEqualTo(Files.size(file));
    }
  }

  @Test
  void aDamagedRowGroupIsOneLedgerRow() throws IOException {
    Path file = writeRows("a.parquet", manyRows());
    byte[] bytes = Files.readAllBytes(file);
    Arrays.fill(bytes, 2_500, 2_700, (byte) 0xff);
    Files.write(file, bytes);

    List<RawDocument> documents = Ingested.read(Format.PARQUET, file).documents;

    assertThat(documents).filteredOn(document -> document.removal() != null).isNotEmpty();
    assertThat(documents)
        .filteredOn(document -> document.removal() != null)
        .allSatisfy(
            document -> {
              assertThat(document.removal().reason()).isEqualTo(Reason.INGEST_CORRUPT);
              assertThat(document.removal().detail()).contains("can't be read");
            });
    assertThat(documents.get(documents.size() - 1).origin().path()).isEqualTo("a.parquet#299");
  }

  @Test
  void filesThatAreNotParquet() throws IOException {
    Path file = writeRows("a.parquet", manyRows());
    byte[] bytes = Files.readAllBytes(file);
    Path cut = WarcFixture.write(folder, "cut.parquet", Arrays.copyOf(bytes, bytes.length / 2));
    Path noise = WarcFixture.write(folder, "noise.parquet", new byte[5_000]);

    assertThat(Ingested.read(Format.PARQUET, cut).outcomes())
        .containsExactly("ingest.unreadable cut.parquet");
    assertThat(Ingested.read(Format.PARQUET, noise).outcomes())
        .containsExactly("ingest.unreadable noise.parquet");
  }
}
