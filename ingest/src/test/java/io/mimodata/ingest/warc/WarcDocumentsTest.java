package io.mimodata.ingest.warc;

import static io.mimodata.ingest.WarcFixture.gzip;
import static io.mimodata.ingest.WarcFixture.html;
import static io.mimodata.ingest.WarcFixture.http;
import static io.mimodata.ingest.WarcFixture.join;
import static io.mimodata.ingest.WarcFixture.record;
import static io.mimodata.ingest.WarcFixture.write;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdDictTrainer;
import io.mimodata.document.Reason;
import io.mimodata.ingest.Format;
import io.mimodata.ingest.Ingested;
import io.mimodata.ingest.RawDocument;
import io.mimodata.ingest.WarcFixture;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netpreserve.jwarc.HttpResponse;
import org.netpreserve.jwarc.MediaType;
import org.netpreserve.jwarc.WarcCompression;
import org.netpreserve.jwarc.WarcResponse;
import org.netpreserve.jwarc.WarcWriter;

/** What records become, one kind each. */
class WarcDocumentsTest {
  @TempDir Path folder;

  private List<RawDocument> read(WarcFixture warc) throws IOException {
    return Ingested.read(Format.WARC, write(folder, "a.warc.gz", warc.gzip())).documents;
  }

  private RawDocument readOne(WarcFixture warc) throws IOException {
    List<RawDocument> documents = read(warc);
    assertThat(documents).hasSize(1);
    return documents.get(0);
  }

  private RawDocument readResponse(byte[] http) throws IOException {
    return readOne(new WarcFixture().response("http://example.com/", http));
  }

  private static void assertRemoved(RawDocument document, Reason reason, String detail) {
    assertThat(document.removal()).isNotNull();
    assertThat(document.removal().reason()).isEqualTo(reason);
    assertThat(document.removal().detail()).contains(detail);
    assertThat(document.content()).isNull();
    assertThat(document.text()).isNull();
  }

  @Test
  void aResponseHasAllThatTheRecordSays() throws IOException {
    byte[] page = "<html>größer</html>".getBytes(ISO_8859_1);
    RawDocument document =
        readOne(
            new WarcFixture()
                .response(
                    "http://www.Example.com:80/a?utm_source=x",
                    http(
                        "HTTP/1.1 200 OK\nContent-Type: text/html; charset=ISO-8859-1\nLast-Modified: then",
                        page)));

    assertThat(document.removal()).isNull();
    assertThat(document.origin().path()).isEqualTo("a.warc.gz#0");
    assertThat(document.origin().sourceId()).startsWith("urn:uuid:");
    assertThat(document.origin().url()).isEqualTo("http://www.Example.com:80/a?utm_source=x");
    assertThat(document.canonicalUrl()).isEqualTo("https://example.com/a");
    assertThat(document.origin().fetchedAt()).isEqualTo(Instant.parse("2024-05-06T07:08:09Z"));
    assertThat(document.mediaType()).isEqualTo("text/html");
    assertThat(document.content()).isEqualTo(page);
    assertThat(document.metadata())
        .containsEntry("charset", "windows-1252")
        .containsEntry("http_last_modified", "then");
    assertThat(document.id()).matches("[0-9a-f]{32}");
  }

  @Test
  void conversionRecordsArePlainText() throws IOException {
    RawDocument document =
        readOne(
            new WarcFixture()
                .add(
                    record(
                        "conversion",
                        "text/plain",
                        "http://example.com/",
                        "Über Formeln".getBytes(UTF_8))));

    assertThat(document.text()).isEqualTo("Über Formeln");
    assertThat(document.content()).isNull();
    assertThat(document.mediaType()).isEqualTo("text/plain");
  }

  @Test
  void resourceRecordsHaveTheirTypeInTheRecord() throws IOException {
    RawDocument document =
        readOne(
            new WarcFixture()
                .add(
                    record(
                        "resource",
                        "application/pdf",
                        "http://example.com/a.pdf",
                        "%PDF-1.4".getBytes(UTF_8))));

    assertThat(document.mediaType()).isEqualTo("application/pdf");
    assertThat(document.content()).isEqualTo("%PDF-1.4".getBytes(UTF_8));
  }

  @Test
  void recordsAboutOthersAreCountedOnly() throws IOException {
    WarcFixture warc =
        new WarcFixture()
            .add(record("warcinfo", "application/warc-fields", "x", "a: b".getBytes(UTF_8)))
            .add(record("request", "application/http", "x", "GET /".getBytes(UTF_8)))
            .add(record("metadata", "application/warc-fields", "x", new byte[0]))
            .page(1);
    Ingested ingested = Ingested.read(Format.WARC, write(folder, "a.warc.gz", warc.gzip()));

    assertThat(ingested.documents).hasSize(1);
    assertThat(ingested.records).isEqualTo(1);
    assertThat(ingested.passedOver)
        .containsOnlyKeys("warcinfo", "request", "metadata")
        .containsValues(1);
  }

  @Test
  void recordsWithoutAPageGoToTheLedger() throws IOException {
    List<RawDocument> documents =
        read(
            new WarcFixture()
                .add(record("revisit", "application/http", "http://a.b/", new byte[0]))
                .add(record("response", "text/dns", "dns:a.b", "a.b. 1.2.3.4".getBytes(UTF_8)))
                .add(record("continuation", "text/plain", "http://a.b/", new byte[3]))
                .add(record("screenshot", "image/png", "http://a.b/", new byte[3])));

    assertThat(documents)
        .hasSize(4)
        .allSatisfy(document -> assertRemoved(document, Reason.INGEST_UNSUPPORTED_RECORD, ""));
    assertThat(documents.get(1).removal().detail()).contains("text/dns");
    assertThat(documents.get(1).origin().url()).isEqualTo("dns:a.b");
  }

  @Test
  void whatIsNoPageIsNotRead() throws IOException {
    assertRemoved(
        readResponse(http("HTTP/1.1 404 Not Found\nContent-Type: text/html", new byte[3])),
        Reason.INGEST_HTTP_STATUS,
        "404 Not Found");
    assertRemoved(
        readResponse(http("HTTP/1.1 200 OK\nContent-Type: image/png", new byte[3])),
        Reason.INGEST_MEDIA_TYPE,
        "image/png");
    assertRemoved(
        readResponse(http("HTTP/1.1 200 OK\nContent-Type: text/html", new byte[0])),
        Reason.INGEST_EMPTY,
        "no content");
    assertRemoved(
        readResponse(http("HTTP/1.1 200 OK", new byte[] {1, 2, 3, 0, 9})),
        Reason.INGEST_MEDIA_TYPE,
        "not recognised");
    assertRemoved(
        readResponse("no http at all".getBytes(UTF_8)), Reason.INGEST_CORRUPT, "HTTP header");
    assertRemoved(
        readResponse("HTTP/1.1 200 OK\r\nContent-".getBytes(UTF_8)),
        Reason.INGEST_CORRUPT,
        "cut off");
  }

  @Test
  void anUnknownTypeIsToldByTheFirstBytes() throws IOException {
    assertThat(readResponse(http("HTTP/1.1 200 OK", "\n<!DOCTYPE html><p>".getBytes(UTF_8))))
        .returns("text/html", RawDocument::mediaType);
    assertThat(
            readResponse(
                http(
                    "HTTP/1.1 200 OK\nContent-Type: application/octet-stream",
                    "%PDF-1.7 ...".getBytes(UTF_8))))
        .returns("application/pdf", RawDocument::mediaType);
    assertThat(
            readResponse(
                http("HTTP/1.1 200 OK", "<?xml version='1.0'?><html xmlns='x'>".getBytes(UTF_8))))
        .returns("application/xhtml+xml", RawDocument::mediaType);
    assertThat(readResponse(http("HTTP/1.1 200 OK\nContent-Type: ;", "plain".getBytes(UTF_8))))
        .returns("text/plain", RawDocument::mediaType)
        .returns("plain", RawDocument::text);
  }

  @Test
  void httpHeadersAsServersAndCrawlersWriteThem() throws IOException {
    byte[] page = "<p>".getBytes(UTF_8);
    for (String head :
        List.of(
            "HTTP/1.1 200\ncontent-type: TEXT/HTML",
            "HTTP/2 200 \nContent-Type: text/html",
            "HTTP/1.0 200 OK\nBad Header With Blanks: x\nContent-Type:text/html",
            "HTTP/1.1 200 OK\nContent-Type: text/html\nX-Folded: a\n b",
            "HTTP/1.1 200 OK\nContent-Type: text/html\nContent-Length: 99999")) {
      RawDocument document = readResponse(http(head, page));
      assertThat(document.removal()).as(head).isNull();
      assertThat(document.content()).as(head).isEqualTo(page);
    }
  }

  @Test
  void encodingsAreUndone() throws IOException {
    byte[] page = "<html>zipped</html>".getBytes(UTF_8);
    byte[] zipped = gzip(page);
    byte[] chunked =
        join(
            "%x;ext=1\r\n".formatted(zipped.length).getBytes(UTF_8),
            zipped,
            "\r\n0\r\n\r\n".getBytes(UTF_8));

    RawDocument document =
        readResponse(
            http(
                "HTTP/1.1 200 OK\nContent-Type: text/html\nContent-Encoding: gzip\nTransfer-Encoding: chunked",
                chunked));

    assertThat(document.content()).isEqualTo(page);
    assertRemoved(
        readResponse(
            http(
                "HTTP/1.1 200 OK\nContent-Type: text/html\nContent-Encoding: gzip",
                new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, 0, 77, 88, 99})),
        Reason.INGEST_CORRUPT,
        "gzip");
  }

  @Test
  void aPageOverTheLimitIsNeverHeld() throws IOException {
    WarcFixture warc =
        new WarcFixture()
            .response("http://example.com/1", html("x".repeat(5_000)))
            .response(
                "http://example.com/2",
                http(
                    "HTTP/1.1 200 OK\nContent-Type: text/html\nContent-Encoding: gzip",
                    gzip(new byte[5_000_000])))
            .page(3);
    List<RawDocument> documents =
        Ingested.read(Format.WARC, Ingested.limit(4_000), write(folder, "a.warc.gz", warc.gzip()))
            .documents;

    assertRemoved(documents.get(0), Reason.INGEST_TOO_LARGE, "4000");
    assertRemoved(documents.get(1), Reason.INGEST_TOO_LARGE, "4000");
    assertThat(documents.get(2).removal()).isNull();
  }

  @Test
  void headersWithOddities() throws IOException {
    RawDocument document =
        readOne(
            new WarcFixture()
                .add(
                    record(
                        """
                        WARC/0.18
                        warc-type: response
                        WARC-Record-ID: <x y>
                        WARC-Date: yesterday
                        WARC-Target-URI: <http://example.com/a b|c>
                        WARC-Truncated: length
                        Content-Length: %d\
                        """
                            .formatted(html("<p>").length),
                        html("<p>"))));

    assertThat(document.removal()).isNull();
    assertThat(document.origin().sourceId()).isEqualTo("x y");
    assertThat(document.origin().url()).isEqualTo("http://example.com/a b|c");
    assertThat(document.canonicalUrl()).isEqualTo("https://example.com/a%20b%7Cc");
    assertThat(document.origin().fetchedAt()).isNull();
    assertThat(document.metadata()).containsEntry("warc_truncated", "length");
  }

  @Test
  void aZstandardDictionaryAtTheStartIsUsed() throws IOException {
    WarcFixture warc = new WarcFixture();
    ZstdDictTrainer trainer = new ZstdDictTrainer(1 << 20, 8 << 10);
    for (int i = 0; i < 200; i++) {
      warc.page(i);
      trainer.addSample(warc.records().get(i));
    }
    byte[] dictionary = trainer.trainSamples();
    byte[] frames = warc.zstd(dictionary);

    for (byte[] stored : List.of(dictionary, Zstd.compress(dictionary))) {
      byte[] head =
          ByteBuffer.allocate(8)
              .order(ByteOrder.LITTLE_ENDIAN)
              .putInt(0x184D2A5D)
              .putInt(stored.length)
              .array();
      Path file = write(folder, "d.warc.zst", join(head, stored, frames));
      List<String> whole = Ingested.read(Format.WARC, file).outcomes();
      assertThat(whole).hasSize(200).allMatch(outcome -> outcome.startsWith("http://"));
      assertThat(Ingested.read(Format.WARC, Ingested.slices(2_000), file).outcomes())
          .isEqualTo(whole);
    }
  }

  @Test
  void whatJwarcWritesIsRead() throws IOException {
    Path file = folder.resolve("jwarc.warc.gz");
    try (WarcWriter writer =
        new WarcWriter(Channels.newChannel(Files.newOutputStream(file)), WarcCompression.GZIP)) {
      writer.write(
          new WarcResponse.Builder(URI.create("http://example.com/jwarc"))
              .body(
                  new HttpResponse.Builder(200, "OK")
                      .body(MediaType.HTML_UTF8, "<html>ü".getBytes(UTF_8))
                      .build())
              .build());
    }

    assertThat(Ingested.read(Format.WARC, file).documents)
        .singleElement()
        .satisfies(document -> assertThat(document.content()).isEqualTo("<html>ü".getBytes(UTF_8)));
  }

  /** Files by Heritrix, wget, warcio and Common Crawl's crawler. */
  @Test
  void realFiles() throws IOException {
    assertThat(Ingested.read(Format.WARC, real("cc.warc.gz")).outcomes())
        .containsExactly("http://commoncrawl.org/");
    for (String name : List.of("testWARC_multiple.warc.gz", "testWARC_multiple.warc")) {
      Ingested twoPages = Ingested.read(Format.WARC, real(name));
      assertThat(twoPages.outcomes().get(0)).isEqualTo("https://russellvets.org/");
      assertThat(twoPages.outcomes().get(1)).startsWith("ingest.media_type " + name + "#");
      assertThat(twoPages.passedOver).containsEntry("request", 2);
      assertThat(new String(twoPages.documents.get(0).content(), UTF_8)).contains("</HTML>");
    }
    Ingested extraFieldOfGzip = Ingested.read(Format.WARC, real("gzip_extra_sl.warc.gz"));
    assertThat(extraFieldOfGzip.outcomes()).isEmpty();
    assertThat(extraFieldOfGzip.passedOver).containsEntry("warcinfo", 1);
    assertThat(Ingested.read(Format.WARC, real("testARC.arc")).outcomes())
        .containsExactly("ingest.unreadable testARC.arc");
  }

  private Path real(String name) throws IOException {
    Path file = folder.resolve(name);
    try (InputStream stream = getClass().getResourceAsStream("/test-documents/" + name)) {
      Files.copy(stream, file);
    }
    return file;
  }
}
