package io.mimodata.ingest.rows;

import static io.mimodata.ingest.WarcFixture.gzip;
import static io.mimodata.ingest.WarcFixture.join;
import static io.mimodata.ingest.WarcFixture.write;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import io.mimodata.document.Reason;
import io.mimodata.ingest.FieldNames;
import io.mimodata.ingest.Format;
import io.mimodata.ingest.IngestConfig;
import io.mimodata.ingest.Ingested;
import io.mimodata.ingest.RawDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonlDocumentsTest {
  private static final FieldNames ALL = new FieldNames("key", "link", "body", null);

  @TempDir Path folder;

  private List<RawDocument> read(FieldNames fields, String lines) throws IOException {
    Path file = write(folder, "rows.jsonl", lines.getBytes(UTF_8));
    return Ingested.read(Format.JSONL, fields, IngestConfig.defaults(), file).documents;
  }

  private static void assertInvalid(RawDocument document, String detail) {
    assertThat(document.removal().reason()).isEqualTo(Reason.INGEST_INVALID_ROW);
    assertThat(document.removal().detail()).contains(detail);
  }

  @Test
  void namedFieldsAndTheRest() throws IOException {
    List<RawDocument> documents =
        read(
            ALL,
            """
            {"key":7,"link":"http://www.a.b/","body":"größer","score":1.10,"tags":["x",{"y":null}],"none":null,"ok":true}

            {"key":"k","link":null,"body":"zwei"}\
            """);

    assertThat(documents).hasSize(2);
    RawDocument first = documents.get(0);
    assertThat(first.text()).isEqualTo("größer");
    assertThat(first.mediaType()).isEqualTo("text/plain");
    assertThat(first.origin().sourceId()).isEqualTo("7");
    assertThat(first.origin().path()).isEqualTo("rows.jsonl#0");
    assertThat(first.canonicalUrl()).isEqualTo("https://a.b/");
    assertThat(first.metadata())
        .isEqualTo(Map.of("score", "1.10", "tags", "[\"x\",{\"y\":null}]", "ok", "true"));
    assertThat(documents.get(1).origin().url()).isNull();
  }

  @Test
  void rowsThatAreNone() throws IOException {
    List<RawDocument> documents =
        read(
            ALL,
            """
            {"key":1,"body":"fine"}
            {"key":1,"body":
            [1,2]
            {"key":1} trailing
            {"body":"no id"}
            {"key":1,"text":"other field"}
            {"key":1,"body":" \\n "}
            """
                + "[".repeat(5_000)
                + "\n{\"key\":1,\"body\":\"last\"}\n");

    assertThat(documents).hasSize(9);
    assertThat(documents.get(0).removal()).isNull();
    assertInvalid(documents.get(1), "no JSON");
    assertInvalid(documents.get(2), "no JSON object but array");
    assertInvalid(documents.get(3), "no JSON");
    assertInvalid(documents.get(4), "no field 'key', which is to be its id");
    assertInvalid(documents.get(5), "no field 'body', which is to be its text");
    assertThat(documents.get(6).removal().reason()).isEqualTo(Reason.INGEST_EMPTY);
    assertInvalid(documents.get(7), "no JSON");
    assertThat(documents.get(8).text()).isEqualTo("last");
  }

  @Test
  void bytesThatAreNoUtf8AreNoJson() throws IOException {
    Path file =
        write(
            folder,
            "rows.jsonl",
            join("{\"text\":\"".getBytes(UTF_8), new byte[] {(byte) 0xe9}, "\"}".getBytes(UTF_8)));

    assertInvalid(Ingested.read(Format.JSONL, file).documents.get(0), "no JSON");
  }

  @Test
  void contentIsBase64() throws IOException {
    FieldNames fields = new FieldNames(null, null, null, "content");
    String page = Base64.getEncoder().encodeToString("<html>ü".getBytes(UTF_8));
    List<RawDocument> documents =
        read(
            fields,
            """
            {"content":"%s"}
            {"content":"%s","media_type":"application/pdf"}
            {"content":"<p>not base64</p>"}
            {"content":""}
            {"text":"x"}
            """
                .formatted(page, page));

    assertThat(documents.get(0).mediaType()).isEqualTo("text/html");
    assertThat(documents.get(0).content()).isEqualTo("<html>ü".getBytes(UTF_8));
    assertThat(documents.get(0).metadata()).containsOnly(Map.entry("charset", "UTF-8"));
    assertThat(documents.get(1).mediaType()).isEqualTo("application/pdf");
    assertInvalid(documents.get(2), "not base64");
    assertThat(documents.get(3).removal().reason()).isEqualTo(Reason.INGEST_EMPTY);
    assertInvalid(documents.get(4), "no field 'content'");
  }

  @Test
  void oneFieldMayServeTwice() throws IOException {
    RawDocument document =
        read(new FieldNames("u", "u", "t", null), "{\"u\":\"http://a.b/\",\"t\":\"x\"}").get(0);

    assertThat(document.origin().sourceId()).isEqualTo("http://a.b/");
    assertThat(document.origin().url()).isEqualTo("http://a.b/");
  }

  @Test
  void aLineOverTheLimitIsPassedOver() throws IOException {
    String lines =
        "{\"text\":\"a\"}\n{\"text\":\"%s\"}\n{\"text\":\"b\"}\n".formatted("x".repeat(200_000));
    Path file = write(folder, "rows.jsonl", lines.getBytes(UTF_8));

    List<RawDocument> documents =
        Ingested.read(Format.JSONL, Ingested.limit(1_000), file).documents;

    assertThat(documents).extracting(RawDocument::text).containsExactly("a", null, "b");
    assertThat(documents.get(1).removal().reason()).isEqualTo(Reason.INGEST_TOO_LARGE);
  }

  @Test
  void slicesOfAnySizeGiveTheSameRows() throws IOException {
    StringBuilder lines = new StringBuilder("\uFEFF");
    for (int i = 0; i < 60; i++) {
      lines.append(
          "{\"text\":\"row %d %s\"}%s".formatted(i, "ä".repeat(i % 7), i % 3 == 0 ? "\r\n" : "\n"));
      lines.append(i % 5 == 0 ? "\n" : "");
    }
    Path file = write(folder, "rows.jsonl", lines.toString().getBytes(UTF_8));
    List<String> whole = Ingested.read(Format.JSONL, file).summary();

    assertThat(whole).hasSize(60).noneMatch(row -> row.contains("Removal"));
    for (long size : new long[] {1, 2, 3, 7, 25, 100, 999}) {
      Ingested sliced = Ingested.read(Format.JSONL, Ingested.slices(size), file);
      assertThat(sliced.summary()).as("slices of %d", size).isEqualTo(whole);
      assertThat(sliced.bytes).isEqualTo(Files.size(file));
    }
  }

  @Test
  void compressedFilesHaveTheOffsetsOfTheirContent() throws IOException {
    byte[] lines = "{\"text\":\"a\"}\n{\"text\":\"b\"}\n".getBytes(UTF_8);
    byte[] more = "{\"text\":\"c\"}".getBytes(UTF_8);
    for (Path file :
        List.of(
            write(folder, "rows.jsonl.gz", join(gzip(lines), gzip(more))),
            write(folder, "rows.jsonl.zst", join(Zstd.compress(lines), Zstd.compress(more))),
            write(folder, "rows.ndjson", gzip(join(lines, more))))) {
      Ingested ingested = Ingested.read(Format.JSONL, Ingested.slices(20), file);
      assertThat(ingested.documents)
          .extracting(document -> document.origin().path().replaceAll(".*#", ""))
          .containsExactly("0", "13", "26");
      assertThat(ingested.bytes).isEqualTo(Files.size(file));
    }
  }

  @Test
  void binaryDataIsOneLedgerRow() throws IOException {
    byte[] noise = new byte[50_000];
    new Random(7).nextBytes(noise);
    Path file = write(folder, "rows.jsonl", noise);

    for (long size : new long[] {1_000, 100_000}) {
      List<RawDocument> documents =
          Ingested.read(Format.JSONL, Ingested.slices(size), file).documents;
      assertThat(documents).hasSize(1);
      RawDocument row = documents.get(0);
      assertThat(row.removal().reason()).isEqualTo(Reason.INGEST_UNREADABLE);
      assertThat(row.removal().detail()).startsWith("not JSON Lines");
      assertThat(row.origin().path()).isEqualTo("rows.jsonl");
    }
  }

  @Test
  void whatComesBeforeTheCutOfAFileCounts() throws IOException {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 5_000; i++) {
      lines.append("{\"text\":\"row %x\"}\n".formatted(i * 7919));
    }
    byte[] whole = gzip(lines.toString().getBytes(UTF_8));
    Path file = write(folder, "rows.jsonl.gz", Arrays.copyOf(whole, whole.length / 2));

    List<RawDocument> documents = Ingested.read(Format.JSONL, file).documents;

    assertThat(documents).hasSizeGreaterThan(1_000);
    RawDocument last = documents.get(documents.size() - 1);
    assertThat(last.removal().reason()).isEqualTo(Reason.INGEST_TRUNCATED);
    assertThat(last.removal().detail()).contains("ends within a gzip member");
    assertThat(documents.subList(0, documents.size() - 1))
        .allSatisfy(document -> assertThat(document.text()).startsWith("row "));
  }
}
